import { ListBucketsCommand } from '@aws-sdk/client-s3';
import { beforeAll, describe, expect, it } from 'vitest';
import { batchCases } from './machines/batch-cases.ts';
import { deletionCases, servingCases } from './machines/serving-cases.ts';
import type { Stage } from './machines/stage.ts';
import { trainDecisionCases, trainFailureCases } from './machines/train-cases.ts';
import { flowers, IRIS_CSV } from './support/flows.ts';
import { deployedMachines, statesEntered } from './support/histories.ts';
import { sharedLaptop } from './support/laptop.ts';
import { openProject, uploadText } from './support/project.ts';

const stage = {} as Stage;

beforeAll(async () => {
  stage.laptop = await sharedLaptop();
  stage.session = await openProject(stage.laptop, 'machines');
  const { Buckets = [] } = await stage.laptop.aws.s3.send(new ListBucketsCommand({}));
  stage.dataBucket = Buckets.map(({ Name = '' }) => Name).find((name) => name.includes('data')) ?? '';
  await uploadText(stage.session, stage.laptop.home, 'iris', IRIS_CSV);
  await uploadText(stage.session, stage.laptop.home, 'flowers', flowers());
});

describe('Train', () => {
  trainDecisionCases(stage);
  trainFailureCases(stage);
});

describe('Batch', () => batchCases(stage));

describe('DeployApi, DeployBatch and DeleteApi', () => {
  servingCases(stage);
  deletionCases(stage);
});

describe('the machines together', () => {
  it('have entered every one of their states', async () => {
    const { sfn } = stage.laptop.aws;
    const machines = await deployedMachines(sfn);
    expect(machines.map(({ name }) => name).sort()).toEqual([
      'Batch',
      'DeleteApi',
      'DeployApi',
      'DeployBatch',
      'Train',
    ]);

    const missing: string[] = [];
    for (const machine of machines) {
      const entered = await statesEntered(sfn, machine);
      missing.push(
        ...machine.states.filter((state) => !entered.has(state)).map((state) => `${machine.name}: ${state}`),
      );
    }

    expect(missing).toEqual([]);
  });
});
