export const en = {
  states: {
    creating: 'Being made',
    in_service: 'In service',
    updating: 'Being updated',
    failed: 'Failed',
    deleting: 'Being taken down',
    deleted: 'Taken down',
  },
  kinds: { online: 'Endpoint', batch: 'Batch plan' },
};

export type DeploymentWords = typeof en;
