import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Deployment } from '@flowi/contracts/entities';
import type { ModelContract, Sample } from '@flowi/contracts/package';
import { type ReactNode, useState } from 'react';
import { useSession } from '../../features/session/session-context.ts';
import { apiAddress } from '../../shared/addresses.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useTexts } from '../../shared/texts/texts.ts';
import { CodeText } from '../../shared/ui/code-text.tsx';
import { PageLink } from '../../shared/ui/page-link.tsx';
import {
  endpointAddress,
  exampleRow,
  inferAddress,
  inferBody,
  rowsBody,
  SNIPPET_LANGUAGES,
  snippetText,
  TOKEN_VARIABLE,
} from './snippets.ts';
import { deploymentTexts } from './texts/index.ts';
import { useDeploymentView } from './use-deployment-view.ts';

interface SnippetsTabProps {
  deployment: Deployment;
  contract: ModelContract;
  sample: Sample;
}

/** The call of this endpoint in several languages, filled with a row of the sample. */
export function SnippetsTab({ deployment, contract, sample }: SnippetsTabProps): ReactNode {
  const words = useCatalogue(deploymentTexts);
  const { apiUrl } = useSession();
  const { search, show } = useDeploymentView();
  const v2 = search.v2 === true;
  const rows = [exampleRow(sample.rows)];
  const call = v2
    ? { url: inferAddress(apiUrl, deployment), body: inferBody(contract, rows) }
    : { url: endpointAddress(apiUrl, deployment), body: rowsBody(contract, rows) };
  return (
    <SpaceBetween size="l">
      <TokenHint />
      <SegmentedControl
        label={words.protocol}
        selectedId={v2 ? 'v2' : 'rows'}
        options={[
          { id: 'rows', text: words.rowsProtocol },
          { id: 'v2', text: words.openInferenceShort },
        ]}
        onChange={({ detail }) => show({ v2: detail.selectedId === 'v2' ? true : undefined })}
      />
      {SNIPPET_LANGUAGES.map((language) => (
        <Container key={language} header={<Header variant="h2">{words.languages[language]}</Header>}>
          <CodeText label={words.languages[language]} text={snippetText(language, call)} />
        </Container>
      ))}
      <PageLink href={apiAddress(deployment.projectId)}>{words.wholeApi}</PageLink>
    </SpaceBetween>
  );
}

/** Where the token comes from that the snippets read. */
function TokenHint(): ReactNode {
  const words = useCatalogue(deploymentTexts);
  const { common } = useTexts();
  const { token } = useSession();
  const [copied, setCopied] = useState<boolean | null>(null);
  const copy = async () => {
    const line = `export ${TOKEN_VARIABLE}='${await token()}'`;
    await navigator.clipboard.writeText(line).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <Alert
      type="info"
      header={words.tokenTitle(TOKEN_VARIABLE)}
      action={
        <Button iconName="copy" onClick={() => void copy()}>
          {words.copyToken}
        </Button>
      }
    >
      {copied === null ? words.tokenBody : copied ? common.copied : common.copyFailed}
    </Alert>
  );
}
