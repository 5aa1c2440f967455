import type { ExamplesTexts } from './en.ts';

const ABOUT: ReadonlyMap<string, string> = new Map([
  [
    'iris',
    'De que espécie é esta flor? Medidas que faltam são preenchidas; depois, vetores de suporte e árvores competem.',
  ],
  ['penguins', 'Que tipo de pinguim é este? Faltam números e textos, há categorias, e quem julga é o log loss.'],
  [
    'rents',
    'Quanto custa este apartamento por mês? Um número em vez de classes: uma reta compete com uma floresta, e o erro é medido na moeda do aluguel.',
  ],
  [
    'payments',
    'Este pagamento é fraude? Só quatro em cada cem são: por isso contam precisão e revocação, não a acurácia.',
  ],
]);

export const ptBr: ExamplesTexts = {
  openAndRun: 'Abrir e executar',
  openAndRunOf: (example) => `Abrir e executar ${example}`,
  openOnly: 'Só abrir',
  openOnlyOf: (example) => `Só abrir ${example}`,
  table: (name, rows, columns) => `${name}: ${rows} linhas, ${columns} colunas`,
  list: 'Exemplos',
  loading: 'Procurando os exemplos',
  none: 'Este console foi montado sem exemplos',
  failedTitle: 'Não foi possível carregar os exemplos',
  notOpened: (example) => `Não foi possível abrir o exemplo ${example}`,
  about: (id, description) => ABOUT.get(id) ?? description,
  steps: {
    data: (name) => `Enviando ${name}`,
    reading: (name) => `Lendo os tipos e as distribuições de ${name}`,
    flow: 'Criando o fluxo',
    run: 'Iniciando a execução',
  },
};
