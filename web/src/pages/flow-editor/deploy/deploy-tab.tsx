import Grid from '@cloudscape-design/components/grid';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { useCatalogue } from '../../../shared/texts/catalogue.ts';
import { useHelp } from '../../../shared/ui/help.tsx';
import { BatchForm } from './batch-form.tsx';
import styles from './deploy-tab.module.css';
import { GateAnswer } from './gate-answer.tsx';
import { GateForm } from './gate-form.tsx';
import { OnlineForm } from './online-form.tsx';
import { deployTabTexts } from './texts/index.ts';

const HALVES = [{ colspan: { default: 12, m: 6 } }, { colspan: { default: 12, m: 6 } }];

/** What has to be true before a model goes live, and what serves it then. */
export function DeployTab(): ReactNode {
  const words = useCatalogue(deployTabTexts);
  useHelp(words.help);
  return (
    <div className={styles['tab']}>
      <Grid gridDefinition={HALVES}>
        <SpaceBetween size="l">
          <GateForm />
          <BatchForm />
        </SpaceBetween>
        <SpaceBetween size="l">
          <GateAnswer />
          <OnlineForm />
        </SpaceBetween>
      </Grid>
    </div>
  );
}
