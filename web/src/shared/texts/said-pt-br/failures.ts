import type { ErrorCode, LIKELY_FIXES } from '@flowi/contracts/errors';

/** Codes of failures that are no error of the API. */
type FailureCode = ErrorCode | 'timeout' | 'job_killed' | 'cancelled';

/** What a failure means by its code; the cause itself follows in the words of whoever failed. */
export const ptBrSummaries: Readonly<Record<FailureCode, string>> = {
  invalid_request: 'O pedido não está como deveria.',
  invalid_flow: 'O fluxo não pode ser executado como está.',
  invalid_data: 'Os dados não servem para este fluxo.',
  too_many_trials: 'O fluxo gera experimentos demais.',
  not_authenticated: 'Falta entrar com uma identidade válida.',
  not_allowed: 'Falta uma permissão.',
  not_found: 'Algo que é necessário não existe.',
  already_exists: 'Já existe algo com esse nome.',
  conflict: 'Algo mudou nesse meio-tempo.',
  idempotency_mismatch: 'O mesmo pedido chegou com outro conteúdo.',
  not_ready: 'Algo que é necessário ainda não está pronto.',
  nothing_to_roll_back: 'Não há versão anterior a que voltar.',
  request_too_large: 'O que foi enviado é grande demais.',
  unsupported_media_type: 'O formato do que foi enviado não é aceito.',
  prediction_input: 'A entrada não pode ser pontuada.',
  unsupported: 'Isto não é aceito aqui.',
  too_many_requests: 'Chegaram pedidos demais de uma vez.',
  job_failed: 'O trabalho falhou.',
  job_killed: 'O trabalho terminou sem dizer por quê.',
  parity_failed: 'O modelo exportado não responde como o treinado.',
  internal: 'Aconteceu algo que o Flowi não esperava.',
  upstream_unavailable: 'Um serviço de que isto depende não respondeu.',
  timeout: 'A etapa levou mais tempo do que pode.',
  cancelled: 'O trabalho foi interrompido.',
};

type Fixes = typeof LIKELY_FIXES;

/** What the trainer found, where its likely fix tells more than the code; by the fix. */
export const ptBrFindings: { readonly [K in keyof Fixes['job']]?: string } = {
  missing_column: 'Falta nos dados uma coluna que o fluxo cita.',
  numeric_target: 'O alvo contém números, e o modelo espera classes.',
  one_class: 'Em uma das partes o alvo tem uma só classe.',
  class_too_small: 'Há classes com linhas de menos para dividir os dados.',
  too_few_rows: 'Há linhas de menos.',
  column_all_missing: 'Uma coluna não tem nenhum valor nas linhas de treino.',
  ragged_row: 'Uma linha do arquivo tem mais ou menos campos que o cabeçalho.',
  quoting: 'As aspas de uma linha do arquivo não fecham.',
  line_end: 'O arquivo mistura tipos de quebra de linha.',
  wrong_encoding: 'O arquivo não está em UTF-8.',
  nul_byte: 'O arquivo contém bytes que não são texto.',
  no_rows: 'O arquivo não tem linhas abaixo do cabeçalho.',
  empty_file: 'O arquivo está vazio.',
  bad_package: 'O pacote do modelo em produção não pode ser lido.',
  missing_values: 'Faltam valores em colunas que chegam a um modelo que não aceita valores ausentes.',
  metric_undefined: 'A métrica não é definida para este alvo.',
  memory: 'Faltou memória ao trabalho.',
  disk: 'O disco encheu.',
  denied: 'O armazenamento recusou o acesso.',
  expired: 'As credenciais expiraram.',
};

/** What is likely to mend a failure. */
export const ptBrFixes: { readonly [G in keyof Fixes]: Readonly<Record<keyof Fixes[G], string>> } = {
  job: {
    missing_column: 'Confira o nome da coluna no fluxo com o esquema do conjunto de dados.',
    numeric_target: 'Use um modelo de regressão ou escreva as classes como texto.',
    one_class:
      'Escolha um alvo com pelo menos duas classes, estratifique a divisão ou acrescente linhas de outra classe.',
    class_too_small:
      'Acrescente linhas das classes pequenas, deixe-as fora dos dados ou desligue a estratificação (stratify).',
    too_few_rows: 'Acrescente linhas ou diminua as partes de teste e de validação.',
    column_all_missing: 'Indique a coluna em exclude_columns do nó de carga ou corrija os dados.',
    ragged_row: 'Corrija a linha indicada; campos com separadores ou quebras de linha precisam de aspas.',
    quoting: 'Corrija a linha indicada ou exporte a tabela de novo com os campos entre aspas, como fazem as planilhas.',
    line_end: 'Salve o arquivo de novo com um só tipo de quebra de linha.',
    wrong_encoding: 'Salve o arquivo como UTF-8 e envie-o de novo.',
    nul_byte: 'Exporte a tabela de novo como texto; o arquivo está danificado ou não é texto.',
    no_rows: 'Envie um arquivo que tenha linhas abaixo do cabeçalho.',
    empty_file: 'Envie um arquivo que não esteja vazio.',
    bad_package: 'O pacote do modelo em produção está danificado; reverta para outra versão e execute de novo.',
    missing_values:
      'Ponha antes do modelo um nó que preencha valores ausentes ou use um modelo que aceite valores ausentes.',
    metric_undefined: 'Use uma métrica definida para este alvo ou limpe os valores do alvo.',
    parity_failed: 'Execute de novo com outra semente ou outro escalonador; se persistir, relate o fluxo.',
    invalid_flow: 'Abra o fluxo, corrija o que é indicado e salve uma nova versão.',
    too_many_trials: 'Tire valores das listas ou divida o fluxo em dois.',
    not_found: 'Verifique se a versão do conjunto de dados ainda existe e se o papel do trabalho pode lê-la.',
    upstream_unavailable: 'Execute de novo daqui a alguns minutos.',
    cancelled: 'Inicie a execução de novo quando quiser.',
    memory: 'Execute com mais recursos de computação ou use menos linhas ou colunas.',
    disk: 'Execute em um computador com disco maior.',
    internal: 'Veja o registro; se persistir, relate.',
    denied: 'Dê ao papel do trabalho acesso a este prefixo.',
    expired: 'Execute de novo; se persistir, encurte o trabalho.',
  },
  step: {
    invalid_data:
      'Veja o perfil do conjunto de dados, corrija a coluna que a mensagem indica, envie-o como nova versão e execute de novo.',
    invalid_flow: 'Abra o fluxo, corrija o que a mensagem indica e execute de novo.',
    too_many_trials: 'Tire valores ou modelos do fluxo, para que resultem menos experimentos.',
    parity_failed:
      'O modelo exportado não responde como o treinado. Troque o passo que a mensagem indica e relate o caso.',
    upstream_unavailable: 'Um serviço estava ocupado. Repita a execução.',
    too_many_requests: 'Um serviço estava ocupado. Repita a execução.',
    timeout: 'A etapa levou mais tempo do que pode. Repita com mais recursos, menos experimentos ou menos dados.',
    job_failed: 'O fim do registro diz onde falhou. Corrija isso ou repita quando a causa tiver passado.',
    job_killed:
      'O trabalho terminou sem dizer por quê, em geral por falta de memória. Repita com a computação sagemaker ou com menos dados.',
    unsupported: 'Escolha outra configuração, como diz a mensagem.',
    conflict: 'Algo mudou nesse meio-tempo. Veja o fluxo e execute de novo.',
  },
  approval: {
    nobody_answered: 'Ninguém aprovou nem rejeitou o modelo a tempo. Repita a execução e decida na página dela.',
    nobody_asked: 'Repita a execução quando a causa tiver passado ou desligue a aprovação no critério do fluxo.',
  },
  machine: {
    restarted: 'Repita.',
    ended: 'Repita; se acontecer de novo, veja a execução indicada no registro.',
  },
};
