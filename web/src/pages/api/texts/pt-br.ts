import type { ApiTexts } from './en.ts';

export const ptBr: ApiTexts = {
  help: {
    title: 'A API',
    text: [
      'Tudo o que este console faz, ele faz por estas rotas; você também pode, com os mesmos direitos. Cada uma recebe um token de acesso no cabeçalho “authorization”.',
      'O documento OpenAPI tem as formas de todas as requisições e respostas. Geradores fazem clientes a partir dele em muitas linguagens.',
      'Para TypeScript há o cliente que este console usa: “npm run client” no repositório do Flowi o empacota.',
    ],
  },
  title: 'API',
  description: (address) =>
    `Todas as rotas, abaixo de ${address}. Caminho, papel e formas vêm da tabela de que a própria API é feita.`,
  download: 'Documento OpenAPI',
  filter: 'Procurar uma rota',
  path: 'Rota',
  summary: 'O que faz',
  role: 'Exige',
  signedIn: 'estar autenticado',
  noMatchTitle: 'Nenhuma rota corresponde',
  clearFilter: 'Mostrar todas',
};
