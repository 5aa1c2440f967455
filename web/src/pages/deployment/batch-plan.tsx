import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import type { Deployment } from '@flowi/contracts/entities';
import { useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { batchJobsAddress } from '../../shared/addresses.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useTexts } from '../../shared/texts/texts.ts';
import { deploymentTexts } from './texts/index.ts';

/** What a batch plan scores, when, and where the answers go; its jobs are a page of their own. */
export function BatchPlan({ deployment }: { deployment: Deployment }): ReactNode {
  const words = useCatalogue(deploymentTexts);
  const { common } = useTexts();
  const { history } = useRouter();
  const { batch, projectId, flowId } = deployment;
  if (batch === null) return null;
  const jobs = `${batchJobsAddress(projectId)}?flow=${flowId}`;
  const { schedule } = batch;
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            <Button
              href={jobs}
              onFollow={(event) => {
                event.preventDefault();
                history.push(jobs);
              }}
            >
              {words.jobs}
            </Button>
          }
        >
          {words.plan}
        </Header>
      }
    >
      <KeyValuePairs
        columns={4}
        items={[
          { label: words.source, value: batch.source },
          { label: words.destination, value: batch.destination ?? words.ownDestination },
          {
            label: words.schedule,
            value:
              schedule === null ? common.none : words.scheduled(schedule.cron, schedule.timezone, schedule.enabled),
          },
          { label: words.scores, value: batch.scores ? common.on : common.off },
        ]}
      />
    </Container>
  );
}
