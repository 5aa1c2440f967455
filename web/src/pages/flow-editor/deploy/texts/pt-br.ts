import type { DeployTabTexts } from './en.ts';

export const ptBr: DeployTabTexts = {
  help: {
    title: 'Implantação',
    text: [
      'Depois de uma execução, o melhor experimento é medido uma vez nas linhas reservadas. Com esses números o critério decide se o modelo dele entra em produção; o que o serve depois é definido abaixo.',
      'A resposta simulada pergunta às mesmas regras o que diriam da última execução com o critério como está aqui. Somente o experimento escolhido pela execução foi medido nas linhas reservadas; os outros são julgados pelas linhas de validação.',
      'As configurações do rascunho valem a partir da próxima versão. Um endpoint que já serve fica como está até que um modelo seja implantado de novo.',
    ],
  },
  gate: {
    title: 'Critério',
    description: 'O que precisa ser verdade antes que o melhor experimento de uma execução entre em produção.',
    switch: 'Usar um critério',
    offMeans: 'Sem critério, o melhor experimento entra em produção quando supera o modelo em produção.',
    noMetric: 'O fluxo ainda não mede nada. Adicione primeiro uma métrica ao grafo.',
    metric: 'Métrica',
    metricName: (name) => name,
    metricHint: 'Por ela os experimentos são escolhidos e o candidato é comparado com o modelo em produção.',
    directions: { maximize: 'Maior é melhor.', minimize: 'Menor é melhor.' },
    atLeast: 'No mínimo',
    atMost: 'No máximo',
    thresholdHint: 'Nas linhas reservadas. Vazio: sem limite.',
    noBound: 'Sem limite',
    mustBeat: 'Precisa superar o modelo em produção',
    mustBeatHint: 'Ambos são medidos nas mesmas linhas reservadas.',
    leastGain: 'Ganho mínimo',
    leastGainHint: 'Precisa ser melhor por mais do que isto. Nunca negativo, qualquer que seja a direção.',
    approval: 'Uma pessoa aprova',
    approvalHint: 'A execução espera até que alguém diga sim.',
    cases: {
      title: 'O que acontece',
      noLive: (bound) =>
        bound
          ? 'Enquanto nenhum modelo está em produção, basta atingir o limite.'
          : 'Enquanto nenhum modelo está em produção, o primeiro entra.',
      mustBeat:
        'Com um modelo em produção, o ganho só conta se não for ruído: todo o intervalo de 95% do ganho precisa ficar acima de zero.',
      needNotBeat: 'Com um modelo em produção, ele é trocado até por um pior que atinja o limite.',
      incomparable:
        'Quando os dois não podem ser comparados (outras colunas, outro alvo, ou o modelo em produção já viu as linhas reservadas), uma pessoa decide.',
      approval: 'O que passa espera por uma pessoa.',
    },
  },
  answer: {
    title: 'Com a última execução',
    description: 'Uma resposta simulada: o que o critério como está aqui decidiria. Nada é mudado.',
    failedTitle: 'Não foi possível experimentar o critério',
    noRun: 'Nenhuma execução deste fluxo terminou ainda. Execute-o uma vez para ver o que o critério diria.',
    noneChosen: (metric) =>
      metric === ''
        ? 'Nenhum experimento seria escolhido.'
        : `Nenhum experimento seria escolhido: a última execução não mediu ${metric}. Execute o fluxo de novo.`,
    outcomes: {
      promoted: (trial) => `Com a última execução, o experimento ${trial} seria implantado.`,
      skipped: (trial) =>
        `Com a última execução, o experimento ${trial} seria escolhido, e o modelo em produção ficaria.`,
      refused: (trial, by) =>
        by === null
          ? `Com a última execução, o experimento ${trial} seria escolhido e recusado; nada seria implantado.`
          : `Com a última execução, nada seria implantado: o experimento ${trial} seria escolhido e falha por ${by}.`,
      needs_approval: (trial) => `Com a última execução, o experimento ${trial} esperaria por uma pessoa.`,
      not_chosen: (trial) => `Com a última execução, o experimento ${trial} não seria escolhido.`,
      unknown: (trial) =>
        `Com a última execução, o experimento ${trial} seria escolhido; não se sabe se seria implantado.`,
    },
    failing: ([first, ...rest], more) => {
      const others = rest.map(({ trial, by }) => `, o experimento ${trial} por ${by}`).join('');
      const uncounted = more === 0 ? '' : `, e outros ${more} falham`;
      return `O experimento ${first?.trial ?? ''} falha por ${first?.by ?? ''}${others}${uncounted}.`;
    },
    onlyValidation: 'Foi medido somente nas linhas de validação.',
    basis: (version) => `A última execução que terminou, da versão ${version}:`,
    openRun: (runId) => `Execução ${runId}`,
    everyTrial: (count) => `Todos os experimentos (${count})`,
    trial: 'Experimento',
    chosen: (trial) => `${trial}, seria escolhido`,
    value: 'Valor',
    metricName: (name) => name,
    measured: (value, rows) =>
      rows === 'held_out' ? `${value} (linhas reservadas)` : `${value} (linhas de validação)`,
    unmeasured: 'Não medido',
    margin: 'Diante do limite',
    noMargin: 'Sem limite',
    byMargin: (by, passes) => (passes ? `passa por ${by}` : `falha por ${by}`),
    outcome: 'Resultado',
    short: {
      promoted: 'Implantado',
      skipped: 'O modelo atual fica',
      refused: 'Recusado',
      needs_approval: 'Uma pessoa decide',
      not_chosen: 'Não escolhido',
      unknown: 'Não se sabe',
    },
  },
  online: {
    title: 'Online',
    description: 'Um endpoint que responde a chamadas.',
    switch: 'Servir por um endpoint o que entra em produção',
    switchHint: 'Vale a partir da próxima implantação. Desligar não remove nenhum endpoint.',
    target: 'Onde',
    targets: { serverless: 'Sem servidor', realtime: 'Tempo real', fargate: 'Fargate' },
    costs: {
      serverless: 'Parado não custa nada; cada chamada é paga, e a primeira depois de um descanso leva segundos.',
      realtime: 'Uma instância que está sempre lá e é paga por hora, com ou sem chamadas.',
      fargate: 'Ainda não construído.',
    },
    noEndpoint: 'Ainda não há endpoint. Ele surge quando um modelo entra em produção ou é implantado.',
    openEndpoint: (version) => `Endpoint da versão ${version} do modelo`,
    address: 'Endereço',
    addressHint: 'As requisições são enviadas para cá, seja qual for a versão em produção.',
    url: (address) => address,
  },
  batch: {
    title: 'Lotes',
    description: 'Tabelas inteiras são pontuadas, depois de verificar se as linhas sofreram desvio.',
    switch: 'Pontuar lotes com o que entra em produção',
    switchHint: 'Vale a partir da próxima implantação.',
    source: 'Origem',
    sourceHint: 'Um conjunto de dados do projeto, sempre na versão mais recente, ou um prefixo no S3.',
    sourcePlaceholder: 'clientes, ou s3://bucket/prefixo/',
    useSource: (text) => `Usar “${text}”`,
    noDatasets: 'Ainda não há conjuntos de dados neste projeto.',
    destination: 'Destino',
    destinationHint: 'Um prefixo no S3 para as previsões.',
    besideData: 'Junto aos dados do projeto',
    scores: 'Uma pontuação para cada classe',
    scoresHint: 'Escrita ao lado da previsão.',
    byItself: 'Pontuar sozinho',
    byItselfHint: 'Senão, os lotes são iniciados à mão ou por uma chamada.',
  },
};
