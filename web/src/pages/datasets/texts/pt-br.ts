import { countIn } from '../../../shared/texts/counted.ts';
import type { DatasetsTexts } from './en.ts';

const counted = countIn('pt-BR');

export const ptBr: DatasetsTexts = {
  help: {
    title: 'Conjuntos de dados',
    text: [
      'Um conjunto de dados é uma tabela com um nome. Os fluxos a leem por esse nome; cada envio acrescenta uma versão, e uma execução guarda a versão que leu.',
      'Os arquivos vão direto para o armazenamento, em partes. Você pode pausar, usar outras páginas enquanto isso e continuar depois de fechar o navegador: abra o conjunto e escolha os mesmos arquivos.',
      'Tipos, valores ausentes, distribuições e correlações são calculados uma vez, quando os dados chegam.',
    ],
  },
  description: 'Tabelas para treinar e para aplicar modelos. Cada envio com um nome é uma nova versão.',
  list: 'Conjuntos de dados do projeto',
  filter: 'Procurar conjuntos de dados',
  filterPlaceholder: 'Procurar por nome',
  clearFilter: 'Limpar o filtro',
  matches: (count) => counted(count, 'resultado', 'resultados'),
  columns: {
    name: 'Nome',
    version: 'Última versão',
    rows: 'Linhas',
    columns: 'Colunas',
    bytes: 'Tamanho',
    changed: 'Enviado',
  },
  noVersion: 'Nenhuma pronta ainda',
  emptyTitle: 'Ainda não há conjuntos de dados',
  emptyAdvice: 'Envie uma tabela em CSV, Parquet ou JSON lines.',
  noMatchTitle: 'Nenhum conjunto de dados corresponde',
  noMatchAdvice: (filter) => `Nenhum nome contém “${filter}”.`,
  failedTitle: 'Não foi possível carregar os conjuntos de dados',
};
