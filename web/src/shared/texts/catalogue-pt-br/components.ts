import type { ComponentTexts } from './translate-catalogue.ts';

/** Every component, by id, in Brazilian Portuguese; parameters here mean something else than in other components. */
export const ptBrComponents: Readonly<Record<string, ComponentTexts>> = {
  'label.label_encoder': {
    title: 'Codificador de rótulos',
    help: 'Lê o alvo como classes, mesmo quando seus valores são números. Os modelos aprendem números de classes; as respostas voltam com os nomes que estão nos dados.',
  },
  'load.table': {
    title: 'Carregar tabela',
    help: 'Lê uma versão de um conjunto de dados (CSV, Parquet ou JSON por linhas) e indica a coluna a prever.',
    parameters: {
      exclude_columns: {
        title: 'Colunas a excluir',
        description: 'Colunas que nunca são atributos, como números de linha.',
      },
    },
  },
  'metrics.accuracy': {
    title: 'Acurácia',
    help: 'Parcela das linhas cujo rótulo está certo. 1 é perfeito.',
  },
  'metrics.confusion_matrix': {
    title: 'Matriz de confusão',
    help: 'Conta as linhas por classe verdadeira (para baixo) e classe prevista (na horizontal). É uma tabela: não serve para escolher experimentos.',
  },
  'metrics.f_beta': {
    title: 'F-beta',
    help: 'Média harmônica ponderada de precisão e revocação; com beta 1 é a medida F1. 1 é perfeito.',
  },
  'metrics.log_loss': {
    title: 'Perda logarítmica',
    help: 'Média de -log(probabilidade dada à classe certa): pune erros cometidos com confiança. 0 é perfeito.',
  },
  'metrics.mean_absolute_error': {
    title: 'Erro absoluto médio',
    help: 'Tamanho médio das diferenças, na unidade do alvo. 0 é perfeito.',
  },
  'metrics.mean_squared_error': {
    title: 'Erro quadrático médio',
    help: 'Média dos quadrados das diferenças; erros grandes pesam mais. 0 é perfeito.',
  },
  'metrics.mean_squared_log_error': {
    title: 'Erro quadrático médio logarítmico',
    help: 'Média dos quadrados das diferenças de log(1 + valor): julga proporções. Precisa de valores acima de -1. 0 é perfeito.',
  },
  'metrics.precision': {
    title: 'Precisão',
    help: 'Das linhas que receberam uma classe, a parcela que pertence a ela. 1 é perfeito.',
  },
  'metrics.r2': {
    title: 'R2',
    help: 'Parcela da variância explicada: 1 é perfeito, 0 não é melhor que a média, negativo é pior.',
  },
  'metrics.recall': {
    title: 'Revocação',
    help: 'Das linhas de uma classe, a parcela que a recebeu. 1 é perfeito.',
  },
  'models.decision_tree_classifier': {
    title: 'Árvore de decisão (classes)',
    help: 'Faz uma pergunta após a outra, cada uma sobre uma coluna. Fácil de ler e rápida; aceita números ausentes como estão.',
  },
  'models.decision_tree_regressor': {
    title: 'Árvore de decisão (números)',
    help: 'Prevê um número fazendo uma pergunta após a outra, cada uma sobre uma coluna; aceita números ausentes como estão.',
  },
  'models.linear_regression': {
    title: 'Regressão linear',
    help: 'Soma ponderada das colunas, ajustada por mínimos quadrados. Antes é preciso codificar textos e preencher números ausentes.',
  },
  'models.logistic_regression': {
    title: 'Regressão logística',
    help: 'Modelo linear das probabilidades das classes. Coloque antes os números em escala; é preciso codificar textos e preencher números ausentes.',
    parameters: {
      C: {
        title: 'C',
        description: 'Inverso da força da regularização: valores menores mantêm os coeficientes menores.',
      },
      max_iter: { title: 'Máximo de iterações', description: 'Máximo de iterações do método de ajuste.' },
    },
  },
  'models.random_forest_classifier': {
    title: 'Floresta aleatória (classes)',
    help: 'Faz a média de muitas árvores, cada uma crescida em uma parte aleatória das linhas. Uma boa primeira escolha; aceita números ausentes.',
  },
  'models.random_forest_regressor': {
    title: 'Floresta aleatória (números)',
    help: 'Faz a média dos números de muitas árvores, cada uma crescida em uma parte aleatória das linhas; aceita números ausentes como estão.',
  },
  'models.svc': {
    title: 'Classificador de vetores de suporte',
    help: 'Separa as classes com a margem mais larga. Coloque antes os números em escala; é preciso codificar textos e preencher números ausentes. Suas pontuações são valores de decisão, e por isso a perda logarítmica não pode ser medida.',
    parameters: {
      C: {
        title: 'C',
        description: 'Inverso da força da regularização: valores maiores seguem mais de perto as linhas de treino.',
      },
      max_iter: {
        title: 'Máximo de iterações',
        description: 'Máximo de iterações do método de ajuste; -1 não põe limite.',
      },
    },
  },
  'preprocessing.drop_columns': {
    title: 'Remover colunas',
    help: 'Deixa colunas de fora daqui em diante. Uma coluna que nenhum passo usa não é pedida na hora de prever.',
    parameters: {
      columns: { title: 'Colunas', description: 'Colunas a deixar de fora daqui em diante.' },
    },
  },
  'preprocessing.fill_na': {
    title: 'Preencher valores ausentes',
    help: 'Substitui valores ausentes pela média, pela mediana ou pelo valor mais frequente das linhas de treino, ou por uma constante.',
  },
  'preprocessing.min_max_scaler': {
    title: 'Escalonador mín-máx',
    help: 'Põe cada coluna numérica em escala, de modo que o menor e o maior valor do treino caiam nas pontas de um intervalo.',
  },
  'preprocessing.one_hot_encoder': {
    title: 'Codificador one-hot',
    help: 'Substitui uma categoria por uma coluna 0/1 para cada um de seus valores. Colunas numéricas só entram quando indicadas e precisam ter poucos valores distintos.',
  },
  'preprocessing.ordinal_encoder': {
    title: 'Codificador ordinal',
    help: 'Substitui cada valor de uma categoria por sua posição: 0, 1, 2, ... na ordem que você der, ou em ordem alfabética.',
  },
  'preprocessing.replace_string': {
    title: 'Substituir texto',
    help: 'Substitui todas as ocorrências de um texto dentro dos valores originais de colunas de texto. Valores ausentes continuam ausentes.',
  },
  'preprocessing.split_string': {
    title: 'Dividir texto',
    help: 'Divide os valores originais de uma coluna de texto em um separador, formando novas colunas de texto.',
  },
  'preprocessing.standard_scaler': {
    title: 'Padronizador',
    help: 'Desloca cada coluna numérica para média 0 e a põe em escala com desvio-padrão 1, como visto nas linhas de treino.',
  },
  'preprocessing.substring': {
    title: 'Recortar texto',
    help: 'Mantém os caracteres entre duas posições dos valores originais de colunas de texto. Valores ausentes continuam ausentes.',
  },
  'save.table': {
    title: 'Salvar tabela',
    help: 'Grava as linhas reservadas, com as respostas do modelo escolhido, em um arquivo da execução.',
  },
  'train.holdout': {
    title: 'Reserva',
    help: 'Reserva linhas de teste para a nota final e uma parte de validação em que os experimentos são comparados.',
  },
  'train.k_fold': {
    title: 'K partes',
    help: 'Reserva linhas de teste para a nota final; os experimentos são comparados pela média em k partes, que se revezam na validação.',
  },
};
