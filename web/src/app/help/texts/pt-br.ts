import type { HelpTexts } from './en.ts';

export const ptBr: HelpTexts = {
  panel: 'Ajuda',
  close: 'Fechar a ajuda',
  glossary: 'Vocabulário',
  terms: [
    {
      term: 'Projeto',
      meaning: 'O que as pessoas compartilham e o que as separa: fluxos, conjuntos de dados, modelos e papéis.',
    },
    {
      term: 'Fluxo',
      meaning: 'Um grafo que vai de uma tabela de dados a um modelo, com seu agendamento e o que será implantado.',
    },
    {
      term: 'Rascunho e versão',
      meaning: 'O rascunho é salvo enquanto você edita. Uma execução o congela como versão numerada, que nunca muda.',
    },
    { term: 'Execução', meaning: 'Uma passada completa de uma versão de um fluxo.' },
    {
      term: 'Experimento',
      meaning: 'Uma combinação de valores de parâmetros em uma execução: um modelo treinado e medido.',
    },
    {
      term: 'Conjunto de dados',
      meaning: 'Uma tabela com um nome. Cada envio é uma nova versão; as execuções guardam a versão que leram.',
    },
    {
      term: 'Referência',
      meaning: 'O experimento com que os outros são comparados: os números deles dizem a que distância estão dos dele.',
    },
    {
      term: 'Linhas reservadas',
      meaning:
        'Linhas em que nenhum modelo é treinado, as mesmas em todas as execuções de um fluxo. Medem o que entrará em produção.',
    },
    {
      term: 'Critério',
      meaning:
        'O que um modelo precisa alcançar para entrar em produção: uma métrica, um limite e superar o modelo atual.',
    },
    { term: 'Modelo', meaning: 'O que o experimento escolhido deixa, em um arquivo que responde igual em todo lugar.' },
    {
      term: 'Implantação',
      meaning: 'O que serve o modelo em produção de um fluxo: um endpoint ou um plano de trabalhos em lote.',
    },
    { term: 'Endpoint', meaning: 'O endereço que responde a pedidos avulsos.' },
    { term: 'Trabalho em lote', meaning: 'Uma aplicação do modelo a uma tabela inteira.' },
    {
      term: 'Relatório de desvio',
      meaning: 'O julgamento sobre se os dados que chegam ainda se parecem com os do treino do modelo.',
    },
    {
      term: 'Liberação',
      meaning: 'Uma entrada do histórico que diz o que entrou em produção, quando, por quê e por quem.',
    },
  ],
};
