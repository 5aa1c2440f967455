import type { TRAINER_SAYINGS, Translation, Values } from '@flowi/contracts/sayings';
import { doubledRows } from './warnings.ts';
import { allColumns, listed, quoted, type SayInside, whole } from './words.ts';

type Said = Values<typeof TRAINER_SAYINGS>;

const KINDS: Readonly<Record<string, string>> = {
  number: 'números',
  code: 'categorias',
  text: 'textos',
  timestamp: 'datas',
  boolean: 'verdadeiro ou falso',
};
const kindName = (kind: string) => KINDS[kind] ?? kind;
const NEEDS = { labels: 'classes', scores: 'pontuações', numbers: 'números' } as const;
const ROWS = { held_out: 'Nas linhas reservadas', validation: 'Nas linhas de validação' } as const;

const has = (names: readonly string[]) => (names.length === 1 ? 'tem' : 'têm');

/** `"a" (3 linhas), "b" (1 linha) e mais 4`. */
function classesWithRows(classes: readonly string[], rows: readonly number[], more: number): string {
  const shown = classes.map((name, index) => {
    const count = rows[index] ?? 0;
    return count === 1 ? `"${name}" (1 linha)` : `"${name}" (${whole(count)} linhas)`;
  });
  return more === 0 ? shown.join(', ') : `${shown.join(', ')} e mais ${more}`;
}

/** What is wrong with a file, to follow its name. */
function fault({ fault: kind, problem, ...said }: Said['trainer.file']): string {
  const [column, given, allowed] = [said.column, said.given, said.allowed].map((value) => value ?? '?');
  const most = `tem ${given}; são permitidos no máximo ${allowed}`;
  const known: Readonly<Record<typeof kind, string>> = {
    no_columns: 'não contém colunas; a primeira linha dá os nomes delas',
    too_many_columns: `colunas demais: ${most}`,
    unnamed_column: `a coluna ${column} não tem nome; dê-lhe um ou salve a tabela sem o índice`,
    duplicate_column: `o nome de coluna "${column}" aparece duas vezes; os nomes são únicos`,
    no_rows: 'não contém linhas abaixo dos nomes das colunas',
    too_many_rows: `linhas demais: ${most}`,
    file_too_large: `bytes demais: ${most}`,
    wrong_encoding: 'não está em UTF-8; salve-o como UTF-8',
    empty_file: 'está vazio',
    nul_byte: 'contém um byte NUL; é um arquivo de texto?',
    not_csv: `não pode ser lido como CSV (${problem})`,
    quoting: 'as aspas de uma linha estão fora do lugar',
    line_end: 'mistura tipos de quebra de linha; salve-o com um só, LF ou CRLF',
    ragged_row: `uma linha tem ${given} campos, e o cabeçalho tem ${allowed}`,
    field_too_large: `a coluna "${column}" tem um campo de ${given} bytes; são permitidos no máximo ${allowed}`,
    unknown_format: `o formato não é conhecido; são aceitos ${allowed}`,
    no_file: 'não é um arquivo nem uma pasta com arquivos de dados',
    different_columns: `tem as colunas ${given}; o primeiro arquivo tem ${allowed}`,
    not_parquet: `não pode ser lido como Parquet (${problem})`,
    unsupported_type: `a coluna "${column}" é do tipo ${given}; são aceitos números, booleanos, textos e datas`,
    not_json: `não é um objeto JSON por linha (${problem})`,
    nested_value: `a coluna "${column}" contém valores aninhados; são aceitos números, booleanos e textos`,
    mixed_types: `a coluna "${column}" mistura tipos de valores; use um só`,
  };
  return known[kind];
}

/** Why training failed, in Brazilian Portuguese. */
const failures = (inside: SayInside) => ({
  'trainer.at_node': ({ node, problem, because }: Said['trainer.at_node']) => `${node}: ${inside(because, problem)}`,
  'trainer.file': (said: Said['trainer.file']) =>
    said.line === null ? `${said.file}: ${fault(said)}.` : `${said.file}, linha ${said.line}: ${fault(said)}.`,
  'trainer.files_differ': ({ reason }: Said['trainer.files_differ']) => `Os arquivos não combinam entre si: ${reason}`,
  'trainer.missing_column': ({ column, columns }: Said['trainer.missing_column']) =>
    `A coluna "${column}" não está nos dados; eles têm: ${listed(columns)}.`,
  'trainer.missing_key': ({ keys, columns }: Said['trainer.missing_key']) =>
    `${allColumns(keys)}, de chave, não ${keys.length === 1 ? 'está' : 'estão'} nos dados; eles têm: ${listed(columns)}.`,
  'trainer.unknown_column': ({ given, columns }: Said['trainer.unknown_column']) =>
    `${allColumns(given)} não ${given.length === 1 ? 'existe' : 'existem'} aqui; há: ${listed(columns)}.`,
  'trainer.column_kind': ({ column, kind, takes }: Said['trainer.column_kind']) =>
    `A coluna "${column}" contém ${kindName(kind)}; este passo aceita ${takes.map(kindName).join(' ou ')}.`,
  'trainer.no_columns': ({ columns }: Said['trainer.no_columns']) =>
    `Não sobra coluna para o modelo; chegam a ele: ${listed(columns)}.`,
  'trainer.column_all_missing': ({ columns, training }: Said['trainer.column_all_missing']) =>
    training
      ? `${allColumns(columns)} não ${has(columns)} nenhum valor nas linhas de treino; deixe-a de fora (exclude_columns de load.table).`
      : `${allColumns(columns)} não ${has(columns)} nenhum valor em nenhuma linha; deixe-a de fora (exclude_columns de load.table) ou corrija os dados.`,
  'trainer.no_features': ({ target, columns }: Said['trainer.no_features']) =>
    `Não sobra nada com que aprender "${target}"; colunas dos dados: ${listed(columns)}.`,
  'trainer.not_float32': ({ column, largest, most }: Said['trainer.not_float32']) =>
    `A coluna "${column}" contém ${largest}; são permitidos números até ${most}.`,
  'trainer.output_taken': ({ columns }: Said['trainer.output_taken']) =>
    `As saídas citam ${quoted(columns)}, que já está em uso; escolha nomes que nenhuma coluna tem.`,
  'trainer.column_taken': ({ columns }: Said['trainer.column_taken']) =>
    `A coluna nova ${quoted(columns)} tem o nome de uma que já existe; mude o nome dessa ou retire-a.`,
  'trainer.two_branches': ({ column, nodes }: Said['trainer.two_branches']) =>
    `A coluna "${column}" é alterada em dois ramos que se encontram aqui (por ${nodes.join(' e ')}); altere-a em um só deles, ou deixe-a fora do outro com exclude_columns ou preprocessing.drop_columns.`,
  'trainer.too_many_categories': ({ column, distinct, most }: Said['trainer.too_many_categories']) =>
    `A coluna "${column}" tem ${whole(distinct)} números distintos; a codificação one-hot aceita no máximo ${whole(most)}.`,
  'trainer.unlisted_category': ({ column, values }: Said['trainer.unlisted_category']) =>
    `Em categories faltam ${quoted(values)} da coluna "${column}"; liste todos os valores, ou nenhum.`,
  'trainer.prepare_order': ({ columns }: Said['trainer.prepare_order']) =>
    `As operações de texto sobre ${quoted(columns)} não podem ser postas em uma só ordem; use um só ramo.`,
  'trainer.target_empty': ({ target }: Said['trainer.target_empty']) =>
    `O alvo "${target}" não tem valor em nenhuma linha; escolha uma coluna que contenha a resposta.`,
  'trainer.target_mixed': ({ target, kinds }: Said['trainer.target_mixed']) =>
    `O alvo "${target}" mistura ${kinds.map(kindName).join(' e ')}; use um só tipo.`,
  'trainer.target_one_class': ({ target, given, rows }: Said['trainer.target_one_class']) =>
    `O alvo "${target}" tem uma só classe ("${given}", ${whole(rows)} linhas); um classificador precisa de pelo menos duas. Escolha outra coluna como alvo de load.table ou acrescente linhas de outra classe.`,
  'trainer.target_numeric': ({ target, distinct, rows, shown }: Said['trainer.target_numeric']) =>
    `O alvo "${target}" parece conter números: ${whole(distinct)} diferentes em ${whole(rows)} linhas (${shown}); use um modelo de regressão ou escreva as classes como texto.`,
  'trainer.target_text': ({ target }: Said['trainer.target_text']) =>
    `O alvo "${target}" contém texto; a regressão precisa de números, a classificação aceita texto.`,
  'trainer.target_infinite': ({ target }: Said['trainer.target_infinite']) =>
    `O alvo "${target}" contém valores infinitos; a regressão precisa de números finitos.`,
  'trainer.too_few_rows': ({ rows, needed }: Said['trainer.too_few_rows']) =>
    `${whole(rows)} linhas são poucas; esta divisão precisa de pelo menos ${whole(needed)}.`,
  'trainer.class_too_small': ({ classes, rows, more, needed }: Said['trainer.class_too_small']) =>
    `Há classes com linhas de menos: ${classesWithRows(classes, rows, more)}; cada classe precisa de pelo menos ${whole(needed)} para estar nas linhas de teste, de validação e de treino. Acrescente linhas, retire a classe ou desligue stratify.`,
  'trainer.class_lost': ({ classes, rows, more }: Said['trainer.class_lost']) =>
    `Não sobra nenhuma linha com que aprender destas classes, cujas linhas têm poucas chaves diferentes: ${classesWithRows(classes, rows, more)}; acrescente linhas com outras chaves.`,
  'trainer.empty_part': ({ train, fit, validation, test }: Said['trainer.empty_part']) => {
    const folds = fit.map(
      (count, index) => `${whole(count)} para ajustar e ${whole(validation[index] ?? 0)} para validar`,
    );
    return `A divisão deixa uma parte sem linhas: ${whole(train)} para treinar (${folds.join(', ')}) e ${whole(test)} reservadas. Linhas da mesma chave (com os mesmos atributos, quando key_columns não está definido) ficam juntas; acrescente linhas com outras chaves, defina key_columns que distingam as linhas ou mude os tamanhos.`;
  },
  'trainer.one_class_part': ({ target, given, rows, known }: Said['trainer.one_class_part']) =>
    `As linhas com que ajustar têm uma só classe do alvo "${target}" (${quoted(given)}, ${whole(rows)} linhas); no total ele tem ${quoted(known)}, e são necessárias pelo menos duas. Ligue stratify na divisão, use menos partes ou acrescente linhas das outras classes.`,
  'trainer.values_not_taken': ({ columns, unseen, remedy }: Said['trainer.values_not_taken']) =>
    unseen
      ? `${allColumns(columns)} ${has(columns)} valores que faltam nas linhas de treino, e este modelo não os aceita; ponha ${remedy} antes dele.`
      : `${allColumns(columns)} ${has(columns)} valores ausentes, que este modelo não aceita; ponha ${remedy} antes dele.`,
  'trainer.not_fitted': ({ estimator, reason }: Said['trainer.not_fitted']) =>
    `${estimator} não pôde ser ajustado: ${reason}`,
  'trainer.unknown_class': ({ given, target, classes }: Said['trainer.unknown_class']) =>
    `positive_class é "${given}", que não é classe de "${target}"; as classes são: ${listed(classes)}.`,
  'trainer.metric_needs': ({ needs }: Said['trainer.metric_needs']) =>
    `Esta métrica precisa de ${NEEDS[needs]}, que o modelo não dá.`,
  'trainer.metric_undefined': ({ reason }: Said['trainer.metric_undefined']) =>
    `A métrica não é definida para estas linhas: ${reason}`,
  'trainer.too_few_to_measure': ({ metric, least }: Said['trainer.too_few_to_measure']) =>
    `${metric} precisa de pelo menos ${whole(least)} linhas para medir.`,
  'trainer.unknown_metric': ({ metric, metrics }: Said['trainer.unknown_metric']) =>
    `Os experimentos não podem ser escolhidos por "${metric}"; as métricas deste fluxo são: ${listed(metrics, 'nenhuma')}.`,
  'trainer.no_candidate': ({ metric }: Said['trainer.no_candidate']) =>
    `Nenhum experimento tem valor de ${metric}, por que são escolhidos.`,
  'trainer.bad_graph': ({ found }: Said['trainer.bad_graph']) => `O grafo exportado não serve: ${found}`,
  'trainer.parity': ({ rows, changed, difference, tolerance }: Said['trainer.parity']) =>
    `O grafo exportado difere da biblioteca em ${whole(rows)} linhas: ${whole(changed)} classes mudaram, e a maior diferença é ${difference}; são permitidas nenhuma classe e ${tolerance} da escala das pontuações ou dos valores.`,
  'trainer.bad_package': ({ file, problem }: Said['trainer.bad_package']) =>
    `${file} do pacote não está como deveria: ${problem}`,
  'trainer.no_channel': ({ channel, channels }: Said['trainer.no_channel']) =>
    `O canal de entrada "${channel}" não existe; há: ${listed(channels, 'nenhum')}.`,
  'trainer.empty_channel': ({ channel, address }: Said['trainer.empty_channel']) =>
    `Não há nada em ${address} (canal "${channel}").`,
  'trainer.stopped': () => 'O trabalho foi interrompido.',
  'trainer.memory': () => 'Faltou memória ao trabalho.',
  'trainer.disk': () => 'O disco encheu.',
  'trainer.denied': ({ reason }: Said['trainer.denied']) => `O armazenamento recusou o acesso: ${reason}`,
  'trainer.expired': ({ reason }: Said['trainer.expired']) => `As credenciais expiraram: ${reason}`,
  'trainer.absent': ({ reason }: Said['trainer.absent']) => `O armazenamento não tem isto: ${reason}`,
  'trainer.busy': ({ reason }: Said['trainer.busy']) => `O armazenamento está ocupado: ${reason}`,
  'trainer.unreachable': ({ reason }: Said['trainer.unreachable']) => `O armazenamento não responde: ${reason}`,
});

/** What the trainer found without failing, in Brazilian Portuguese. */
const findings = (inside: SayInside) => ({
  'found.all_missing': ({ column }: Said['found.all_missing']) =>
    `A coluna "${column}" não tem valor em nenhuma linha; deixe-a de fora (exclude_columns de load.table).`,
  'found.timestamp': ({ column }: Said['found.timestamp']) =>
    `A coluna "${column}" contém datas, que nunca são usadas como atributos.`,
  'found.constant': ({ column }: Said['found.constant']) =>
    `A coluna "${column}" tem o mesmo valor em todas as linhas em que tem um.`,
  'found.id': ({ column }: Said['found.id']) =>
    `A coluna "${column}" parece um identificador: cada linha diferente tem outro valor.`,
  'found.large_whole': ({ column, largest, most }: Said['found.large_whole']) =>
    `A coluna "${column}" contém números inteiros até ${whole(largest)}; acima de ${whole(most)} os vizinhos ficam iguais.`,
  'found.decimal_comma': ({ column }: Said['found.decimal_comma']) =>
    `A coluna "${column}" contém números com vírgula decimal, que aqui são texto; escreva-os com ponto.`,
  'found.many_texts': ({ column, distinct, most }: Said['found.many_texts']) =>
    `A coluna "${column}" contém ${whole(distinct)} textos diferentes; só os ${whole(most)} mais frequentes são distinguidos.`,
  'found.doubled': (said: Said['found.doubled']) => doubledRows(said),
  'found.same_features': ({ count, rows }: Said['found.same_features']) =>
    `${whole(count)} de ${whole(rows)} linhas reservadas têm os mesmos atributos que uma linha de treino, de modo que o teste pode favorecer o modelo; defina key_columns (do nó de divisão) que digam que linhas andam juntas.`,
  'found.no_target': ({ count, target }: Said['found.no_target']) =>
    count === 1
      ? `1 linha não tem "${target}" e fica de fora.`
      : `${whole(count)} linhas não têm "${target}" e ficam de fora.`,
  'found.drawn_anew': ({ reason }: Said['found.drawn_anew']) =>
    `As linhas reservadas foram sorteadas de novo: ${reason}`,
  'found.unlearned_class': ({ name }: Said['found.unlearned_class']) =>
    `Não sobra nenhuma linha da classe "${name}" com que treinar, e o modelo nunca a responde; ligue stratify na divisão ou acrescente linhas da classe.`,
  'found.codes': ({ columns, remedy }: Said['found.codes']) =>
    `${allColumns(columns)} ${columns.length === 1 ? 'contém' : 'contêm'} texto, que este modelo pesa como números na ordem da frequência dos valores; ponha ${remedy} antes dele.`,
  'found.measuring': ({ rows, problem, because }: Said['found.measuring']) =>
    `${ROWS[rows]}: ${inside(because, problem)}`,
  'found.no_value': ({ metric, problem, because }: Said['found.no_value']) =>
    `${metric} não tem valor: ${inside(because, problem)}`,
  'found.no_tracker': ({ reason }: Said['found.no_tracker']) =>
    reason === null
      ? 'O registro de experimentos não está disponível.'
      : `O registro de experimentos não está disponível: ${reason}`,
});

/** What the trainer says, in Brazilian Portuguese. */
export const ptBrTrainer = (inside: SayInside): Translation<typeof TRAINER_SAYINGS> => ({
  ...failures(inside),
  ...findings(inside),
});
