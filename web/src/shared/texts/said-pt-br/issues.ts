import { CRON_SAYINGS, describeAllowed, type ISSUE_SAYINGS, type Translation } from '@flowi/contracts/sayings';
import { ptBrAllowed } from './allowed.ts';
import { ptBrCron } from './cron.ts';

const PORTS = { rows: 'linhas', predictions: 'previsões' } as const;
const TASKS = { classification: 'classificação', regression: 'regressão' } as const;
const STATES: Readonly<Record<string, string>> = {
  uploading: 'ainda em envio',
  profiling: 'em análise',
  ready: 'pronta',
  failed: 'com falha',
};
const COLUMN_TYPES: Readonly<Record<string, string>> = {
  number: 'número',
  boolean: 'verdadeiro ou falso',
  string: 'texto',
  timestamp: 'data e hora',
};

const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(' e ');
const listed = (names: readonly string[], none: string) => names.join(', ') || none;
const ports = (types: readonly (keyof typeof PORTS)[], none: string) =>
  types.map((type) => PORTS[type]).join(' ou ') || none;
const task = (name: keyof typeof TASKS | null) => (name === null ? 'nenhuma tarefa' : TASKS[name]);
const number = (value: number) => value.toLocaleString('pt-BR');

/** What is said of a flow, in Brazilian Portuguese. */
export const ptBrIssues: Translation<typeof ISSUE_SAYINGS> = {
  'bad_shape.bytes': ({ bytes, most }) =>
    `O documento do fluxo tem ${number(bytes)} bytes; são permitidos no máximo ${number(most)}.`,
  'bad_shape.text': ({ format, reason }) => `O documento do fluxo não é ${format}: ${reason}.`,
  'bad_shape.type': ({ expected }) => `O valor não é do tipo esperado: ${ptBrAllowed.type(expected)}.`,
  'bad_shape.keys': ({ keys }) => `Há campos que não existem aqui: ${keys.join(', ')}.`,
  'bad_shape.one_of': ({ allowed }) => `O valor não é um dos permitidos: ${allowed.join(', ')}.`,
  'bad_shape.least': ({ least }) => `É pouco; são esperados pelo menos ${number(least)}.`,
  'bad_shape.most': ({ most }) => `É demais; são permitidos no máximo ${number(most)}.`,
  'bad_shape.form': ({ expected }) => `O texto não tem a forma esperada: ${expected}.`,
  'bad_shape.parameter': () =>
    'Um parâmetro é um texto, um número finito, true, false, null, uma lista deles ou vários valores deles.',
  'bad_shape.other': () => 'O valor não tem a forma esperada.',
  duplicate_node_id: ({ node }) => `Dois nós se chamam "${node}"; os ids dos nós precisam ser únicos.`,
  dangling_edge: ({ from, to, missing }) =>
    missing.length === 1
      ? `A ligação ${from} > ${to} cita ${quoted(missing)}, que não é um nó deste fluxo.`
      : `A ligação ${from} > ${to} cita ${quoted(missing)}, que não são nós deste fluxo.`,
  duplicate_edge: ({ from, to }) => `A ligação ${from} > ${to} aparece duas vezes; remova uma.`,
  cycle: ({ nodes }) => `Os nós ${nodes} formam um ciclo; um fluxo corre em um só sentido.`,
  unknown_component: ({ node, component }) =>
    `O nó "${node}" é do componente "${component}", que não está no catálogo.`,
  missing_parameter: ({ node, component, parameter }) =>
    `O nó "${node}" (${component}) precisa do parâmetro "${parameter}".`,
  unknown_parameter: ({ component, parameter, known }) =>
    `${component} não tem o parâmetro "${parameter}"; tem: ${listed(known, 'nenhum')}.`,
  search_not_supported: ({ parameter }) =>
    `O parâmetro "${parameter}" é dado como busca; dê um valor ou {values: [...]}.`,
  values_not_allowed: ({ component, parameter }) =>
    `O parâmetro "${parameter}" de ${component} aceita um só valor; vários valores são para nós de pré-processamento e de modelo.`,
  invalid_parameter: ({ component, parameter, given, allowed }) =>
    `${component}.${parameter} é ${given}; permitido: ${describeAllowed(allowed, ptBrAllowed)}.`,
  'invalid_parameter.column': ({ column, known }) =>
    `A coluna "${column}" não chega a este nó; o que chega: ${listed(known, 'nada')}.`,
  'invalid_parameter.no_dataset': ({ dataset }) =>
    `Não há conjunto de dados "${dataset}" neste projeto; adicione-o ou indique outro.`,
  'invalid_parameter.no_version': ({ dataset, version, newest }) =>
    `O conjunto de dados "${dataset}" não tem a versão ${version}; a mais nova é a ${newest}.`,
  'invalid_parameter.none_ready': ({ dataset }) =>
    `Nenhuma versão do conjunto de dados "${dataset}" está pronta; veja o que diz o envio.`,
  'invalid_parameter.not_ready': ({ dataset, version, state, reason }) => {
    const where = `A versão ${version} do conjunto de dados "${dataset}" está ${STATES[state] ?? state}`;
    return reason === null ? `${where}.` : `${where}: ${reason}.`;
  },
  'invalid_parameter.no_target': ({ dataset, column, known }) =>
    `O conjunto de dados "${dataset}" não tem a coluna "${column}"; as colunas dele: ${known.join(', ')}.`,
  'invalid_parameter.empty_target': ({ dataset, column }) =>
    `A coluna "${column}" do conjunto de dados "${dataset}" está vazia; indique uma coluna com valores.`,
  'invalid_parameter.one_class': ({ dataset, column }) =>
    `A coluna "${column}" do conjunto de dados "${dataset}" tem uma só classe; um classificador precisa de duas ou mais.`,
  'invalid_parameter.numeric_target': ({ dataset, column, distinct, rows }) =>
    `A coluna "${column}" do conjunto de dados "${dataset}" parece conter números: ${number(distinct)} diferentes em ${number(rows)} linhas; use um regressor ou escreva as classes como texto.`,
  'invalid_parameter.no_number_target': ({ dataset, column, type }) =>
    `A coluna "${column}" do conjunto de dados "${dataset}" é do tipo ${COLUMN_TYPES[type] ?? type}; a regressão precisa de números.`,
  'invalid_parameter.fargate': () =>
    'deploy.online.target é fargate, que cobra por hora e ainda não foi construído; use serverless (parado não custa nada) ou realtime (uma instância, por hora).',
  incompatible_ports: ({ from, fromComponent, gives, to, toComponent, takes }) =>
    `${to} (${toComponent}) recebe ${ports(takes, 'nada')}, mas ${from} (${fromComponent}) entrega ${ports(gives, 'nada')}.`,
  missing_input: ({ node, component, takes }) =>
    `O nó "${node}" (${component}) não tem entrada; ligue ${ports(takes, 'nada')} a ele.`,
  too_many_inputs: ({ node, component, count }) =>
    `O nó "${node}" (${component}) aceita uma entrada, mas tem ${count}.`,
  unused_node: ({ node, component }) => `O nó "${node}" (${component}) não leva a nenhum modelo e não será executado.`,
  missing_source: () => 'O fluxo não carrega nada; adicione um nó load.table.',
  several_sources: ({ nodes }) => `O fluxo carrega ${nodes.length} tabelas (${nodes.join(', ')}); aceita uma só.`,
  several_splits: ({ nodes }) => `O fluxo divide os dados ${nodes.length} vezes (${nodes.join(', ')}); aceita uma só.`,
  default_split_used: () =>
    'O fluxo não tem nó de divisão; 20% das linhas ficam reservadas para o teste e outros 20% para a validação.',
  missing_model: () => 'O fluxo não tem modelo; adicione um nó do grupo de modelos.',
  missing_metric: () => 'O fluxo não mede nada; adicione um nó do grupo de métricas que dê um número.',
  'missing_metric.of_model': ({ model, component, metrics }) =>
    `Nada mede o modelo "${model}" (${component}); ligue-o a uma métrica que dê um número: ${metrics.join(', ')}.`,
  wrong_order: ({ node, component, after, afterComponent }) =>
    `O nó "${node}" (${component}) vem depois de "${after}" (${afterComponent}); as linhas seguem carga > passos de linha > divisão > passos ajustados > modelo > métricas.`,
  text_after_fit: ({ node, component, fitted }) =>
    `O nó "${node}" (${component}) trabalha com o texto original, mas vem depois do nó ajustado "${fitted}"; mova-o para antes.`,
  mixed_tasks: ({ model, task: own, first, firstTask }) =>
    `O modelo "${model}" faz ${task(own)} e "${first}" faz ${task(firstTask)}; os modelos de um fluxo fazem a mesma tarefa.`,
  metric_task_mismatch: ({ metric, metricTask, model, component, modelTask }) =>
    `${metric} mede ${task(metricTask)}, mas "${model}" (${component}) faz ${task(modelTask)}.`,
  metric_needs_probabilities: ({ metric, model, component }) =>
    `${metric} precisa de probabilidades, que "${model}" (${component}) não dá; use outro modelo ou outra métrica.`,
  ambiguous_metric: ({ metric, first, second }) =>
    `O critério pede "${metric}", que "${first}" e "${second}" medem com parâmetros diferentes; deixe-os iguais ou remova um.`,
  uncompared_model: ({ model, node }) =>
    `Nenhuma métrica mede todos os modelos, e assim os experimentos não poderiam ser comparados; ligue também o modelo "${model}" a "${node}".`,
  'uncompared_model.gate': ({ model, metric, node }) =>
    `O modelo "${model}" não é medido pela métrica do critério, "${metric}"; ligue-o a "${node}".`,
  gate_metric_missing: ({ metric, measured }) =>
    `O critério pede "${metric}", que o fluxo não mede; ele mede: ${listed(measured, 'nada')}.`,
  gate_metric_not_scalar: ({ metric }) => `O critério pede "${metric}", que não é um número só.`,
  gate_threshold_impossible: ({ threshold, metric, minimum, maximum }) =>
    `deploy.gate.threshold é ${number(threshold)}, mas ${metric} fica entre ${minimum === null ? '-infinito' : number(minimum)} e ${maximum === null ? 'infinito' : number(maximum)}.`,
  invalid_schedule: ({ field, cron, problem, because }) =>
    `${field}.cron é "${cron}": ${CRON_SAYINGS.translate(because, ptBrCron) ?? problem}.`,
  'invalid_schedule.timezone': ({ field, timezone }) =>
    `${field}.timezone é "${timezone}"; dê um nome da IANA, como America/Sao_Paulo.`,
  batch_incomplete: () =>
    'deploy.batch está ligado, mas não tem origem; indique um conjunto de dados ou um prefixo s3://.',
  too_many_trials: ({ trials, most }) =>
    `O fluxo gera ${number(trials)} experimentos; são permitidos no máximo ${number(most)}. Tire valores ou modelos.`,
};
