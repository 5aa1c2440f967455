import type { ProjectsPageTexts } from './en.ts';

/** What the list of projects says, in Brazilian Portuguese. */
export const ptBr: ProjectsPageTexts = {
  help: {
    title: 'Projetos',
    text: [
      'Um projeto é o que as pessoas compartilham e o que as separa: fluxos, conjuntos de dados, modelos e o que os serve. Ninguém de fora vê nada dele.',
      'Quem cria um projeto é seu administrador e dá às outras pessoas seus papéis. Quem pode entrar pode criar um.',
      'O identificador aparece nos endereços e na linha de comando e nunca muda; o nome é para as pessoas.',
    ],
  },
  title: 'Projetos',
  description: 'Aquilo de que você participa, e o que pode fazer em cada um.',
  list: 'Seus projetos',
  columns: { name: 'Nome', id: 'Identificador', role: 'Seu papel', made: 'Criado' },
  members: 'Membros',
  membersOf: (project) => `Membros de ${project}`,
  filter: 'Filtrar projetos',
  filterPlaceholder: 'Buscar por nome ou identificador',
  noMatchTitle: 'Nenhum projeto corresponde',
  noMatchAdvice: (filter) => `Nenhum projeto tem “${filter}” no nome ou no identificador.`,
  clearFilter: 'Limpar o filtro',
  failedTitle: 'Não foi possível carregar seus projetos',
  noneTitle: 'Você não participa de nenhum projeto',
  noneAdvice: 'Tudo no Flowi pertence a um projeto. Há dois caminhos para um:',
  createOne: 'Crie um projeto seu. Você se torna administrador dele.',
  askAdmin: 'Ou peça a um administrador de um projeto que adicione você. Ele precisa do endereço com que você entra.',
  lookAgain: 'Procurar de novo',
};
