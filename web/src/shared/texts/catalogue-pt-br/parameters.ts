import type { ParameterTexts } from './translate-catalogue.ts';

/** Parameters that mean the same in every component that has them, by name, in Brazilian Portuguese. */
export const ptBrParameters: Readonly<Record<string, ParameterTexts>> = {
  average: {
    title: 'Média',
    description:
      '`macro`: média das classes; `weighted`: média ponderada pelas linhas de cada classe; `micro`: sobre todas as linhas de uma vez; `binary`: só a classe positiva.',
  },
  beta: { title: 'Beta', description: 'Peso da revocação em relação à precisão: 1 é igual, 2 favorece a revocação.' },
  bootstrap: {
    title: 'Bootstrap',
    description: 'Sorteia com reposição as linhas de cada árvore; desligado, cada árvore vê todas as linhas.',
  },
  categories: {
    title: 'Categorias',
    description:
      'Os valores em ordem, do menor ao maior; todo valor das colunas usadas precisa estar na lista. Vazio: em ordem alfabética (dos códigos dos caracteres).',
  },
  ccp_alpha: { title: 'Alfa da poda', description: 'Força da poda feita depois; 0 não poda nada.' },
  class_weight: {
    title: 'Peso das classes',
    description:
      '`balanced` dá mais peso às classes raras, na proporção inversa de sua parcela; null dá o mesmo peso a todas as linhas.',
  },
  clip: {
    title: 'Limitar',
    description: 'Leva às pontas do intervalo os valores além da faixa das linhas de treino.',
  },
  coef0: { title: 'Coef0', description: 'Termo constante, só para os kernels `poly` e `sigmoid`.' },
  column: { title: 'Coluna', description: 'Coluna de texto a dividir.' },
  columns: {
    title: 'Colunas',
    description: 'Colunas a usar. Vazio: toda coluna de um tipo que este passo aceita (nunca o alvo).',
  },
  criterion: { title: 'Critério', description: 'Aquilo por que uma divisão é julgada.' },
  dataset: { title: 'Conjunto de dados', description: 'Nome do conjunto de dados.' },
  degree: { title: 'Grau', description: 'Grau do polinômio, só para o kernel `poly`.' },
  drop: {
    title: 'Deixar de fora',
    description:
      'Deixa de fora uma das colunas: `first`, o primeiro valor de cada uma; `if_binary`, só o das que têm dois valores.',
  },
  encoded_missing_value: { title: 'Código de valor ausente', description: 'Número para os valores ausentes.' },
  end: {
    title: 'Fim',
    description: 'Posição depois do último caractere; null vai até o fim, negativo conta a partir do fim.',
  },
  exclude_columns: {
    title: 'Colunas a excluir',
    description: 'Colunas que ficam como estão, entre as que seriam usadas.',
  },
  feature_range: {
    title: 'Intervalo',
    description: 'Ponta inferior e superior do intervalo a que as linhas de treino são levadas, em ordem crescente.',
  },
  file_name: {
    title: 'Nome do arquivo',
    description: 'Nome do arquivo, sem extensão: letras, dígitos, ponto, hífen e sublinhado.',
  },
  fill_value: {
    title: 'Valor a preencher',
    description:
      'O que é posto com a estratégia `constant`: um número preenche colunas numéricas, um texto preenche categorias.',
  },
  find: {
    title: 'Procurar',
    description: 'Texto literal a procurar (não é um padrão); maiúsculas e minúsculas contam.',
  },
  fit_intercept: { title: 'Ajustar a constante', description: 'Aprende um termo constante.' },
  format: { title: 'Formato', description: 'Formato do arquivo.' },
  gamma: {
    title: 'Gama',
    description:
      'Alcance de uma linha, para todos os kernels menos o linear: quanto maior, mais curto. `scale` se adapta à dispersão das colunas.',
  },
  keep: { title: 'Manter', description: 'Mantém também a própria coluna.' },
  kernel: {
    title: 'Kernel',
    description: 'Forma da fronteira: `linear` é reta, `rbf` serve para a maioria das tabelas.',
  },
  key_columns: {
    title: 'Colunas-chave',
    description:
      'Colunas que identificam uma linha, ou um grupo de linhas que andam juntas; a mesma chave cai sempre na mesma parte. Vazio: as colunas que chegam a um modelo, e assim linhas com os mesmos atributos ficam juntas.',
  },
  l1_ratio: {
    title: 'Proporção de L1',
    description:
      'Mistura das penalidades: 0 é L2 (coeficientes pequenos), 1 é L1 (poucos coeficientes); acima de 0 exige o método saga (ou liblinear, com 1).',
  },
  max_depth: {
    title: 'Profundidade máxima',
    description: 'Máximo de níveis abaixo da raiz; null cresce até que outros limites detenham.',
  },
  max_features: {
    title: 'Máximo de colunas',
    description:
      'Colunas olhadas em cada divisão: uma contagem, uma parcela abaixo de 1, `sqrt`, `log2`, ou null para todas.',
  },
  max_leaf_nodes: { title: 'Máximo de folhas', description: 'Máximo de folhas; null não põe limite.' },
  max_samples: {
    title: 'Máximo de linhas',
    description:
      'Linhas sorteadas para cada árvore com bootstrap: uma contagem, uma parcela, ou null para tantas quantas há.',
  },
  min_impurity_decrease: {
    title: 'Ganho mínimo de pureza',
    description: 'Menor ganho que justifica uma divisão.',
  },
  min_samples_leaf: {
    title: 'Mínimo de linhas por folha',
    description: 'Mínimo de linhas de cada lado de uma divisão; abaixo de 1, é uma parcela de todas as linhas.',
  },
  min_samples_split: {
    title: 'Mínimo de linhas para dividir',
    description:
      'Mínimo de linhas que um nó precisa ter para ser dividido; abaixo de 1, é uma parcela de todas as linhas.',
  },
  min_weight_fraction_leaf: {
    title: 'Parcela mínima de peso por folha',
    description: 'Menor parcela do peso total das linhas em uma folha.',
  },
  missing: {
    title: 'Ausentes',
    description:
      '`category`: onde as linhas de treino de uma categoria têm lacunas, o ausente ganha uma coluna própria. `zeros`: o ausente é 0 em todas as colunas. Colunas numéricas usam sempre zeros; valores nunca vistos também.',
  },
  n_estimators: { title: 'Número de árvores', description: 'Número de árvores.' },
  n_splits: { title: 'Número de partes', description: 'Partes que se revezam na validação.' },
  outputs: {
    title: 'Saídas',
    description:
      'Nomes das novas colunas, a começar pela primeira parte. Partes além da última ficam de fora; partes que faltam são valores ausentes.',
  },
  positive: { title: 'Só positivos', description: 'Não admite coeficientes abaixo de zero.' },
  positive_class: {
    title: 'Classe positiva',
    description: 'Classe de interesse para a média `binary`; null toma a última em ordem crescente.',
  },
  prediction_column: { title: 'Coluna da previsão', description: 'Nome da coluna com as respostas.' },
  prediction_only: {
    title: 'Só a previsão',
    description: 'Deixa de fora as colunas de entrada e grava só as respostas.',
  },
  replacement: { title: 'Substituto', description: 'Texto a pôr no lugar.' },
  separator: { title: 'Separador', description: 'Texto literal entre as partes (não é um padrão).' },
  shrinking: {
    title: 'Encolhimento',
    description: 'Deixa o método abandonar linhas mais cedo; muda só a velocidade.',
  },
  solver: {
    title: 'Método',
    description: 'Método de ajuste. `lbfgs` serve para a maioria das tabelas; `saga` aceita todas as penalidades.',
  },
  splitter: {
    title: 'Divisor',
    description: '`best` procura a melhor divisão; `random`, a melhor entre divisões aleatórias.',
  },
  start: {
    title: 'Início',
    description: 'Posição do primeiro caractere, a partir de 0; negativo conta a partir do fim.',
  },
  strategy: {
    title: 'Estratégia',
    description:
      '`mean` e `median` preenchem colunas numéricas; `most_frequent` preenche também categorias (em caso de empate: o menor número, o valor mais frequente em todas as linhas); `constant` põe o valor a preencher.',
  },
  stratify: { title: 'Estratificar', description: 'Mantém as parcelas das classes parecidas em todas as partes.' },
  target: { title: 'Alvo', description: 'Coluna que tem a resposta a aprender.' },
  task: {
    title: 'Tarefa',
    description: 'O que os modelos do fluxo têm de fazer; `auto` toma o que eles fazem.',
  },
  test_size: {
    title: 'Parcela de teste',
    description: 'Parcela das linhas reservada para a nota final e para comparar versões (aproximada).',
  },
  tol: { title: 'Tolerância', description: 'Menor avanço que mantém o método em andamento.' },
  unknown_value: {
    title: 'Código de valor desconhecido',
    description: 'Número para valores que as linhas de treino não tinham.',
  },
  validation_size: {
    title: 'Parcela de validação',
    description: 'Parcela das linhas em que os experimentos são comparados entre si (aproximada).',
  },
  version: {
    title: 'Versão',
    description: 'Versão do conjunto de dados; null toma a mais nova quando uma execução começa.',
  },
  with_mean: { title: 'Com média', description: 'Subtrai a média das linhas de treino.' },
  with_std: {
    title: 'Com desvio-padrão',
    description: 'Divide pelo desvio-padrão das linhas de treino (uma coluna constante não é dividida).',
  },
};
