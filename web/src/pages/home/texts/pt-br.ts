import type { HomeTexts } from './en.ts';

export const ptBr: HomeTexts = {
  description:
    'Fluxos inteiros com os dados deles, prontos para executar. Cada um traz uma tabela pequena e um grafo que você pode mudar.',
  help: {
    title: 'Exemplos',
    text: [
      'Abrir e executar envia a tabela do exemplo, cria o fluxo neste projeto e o inicia: em menos de um minuto você vê experimentos, um modelo medido e o que o critério decidiu.',
      'Depois o fluxo é seu: mude o grafo, o critério, o agendamento. O exemplo em si continua como é.',
      'Uma tabela que o projeto já tem com esse nome não é enviada de novo.',
    ],
  },
};
