import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Provenance } from '@flowi/contracts/package';
import type { ReactNode } from 'react';
import { datasetAddress } from '../../shared/addresses.ts';
import { useFormats } from '../../shared/format/formats.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { PageLink } from '../../shared/ui/page-link.tsx';
import { modelTexts } from './texts/index.ts';

/** Digests begin alike; so much tells two apart. */
const SHOWN = 19;

/** What the model was made of: data, split, seed, libraries and image, enough to make it again. */
export function ProvenancePanel({ provenance, projectId }: { provenance: Provenance; projectId: string }): ReactNode {
  const words = useCatalogue(modelTexts);
  const { share } = useFormats();
  const { datasets, split, seed, image, libraries, flowDigest } = provenance;
  const digest = (text: string) => <span title={text}>{`${text.slice(0, SHOWN)}…`}</span>;
  return (
    <Container
      header={
        <Header variant="h2" description={words.provenanceAdvice}>
          {words.provenance}
        </Header>
      }
    >
      <SpaceBetween size="m">
        <KeyValuePairs
          columns={4}
          items={[
            {
              label: words.data,
              value: datasets.map(({ nodeId, name, version, digest: content }) => (
                <div key={nodeId}>
                  <PageLink href={datasetAddress(projectId, name, version)}>
                    {words.dataVersion(name, version)}
                  </PageLink>{' '}
                  <Box variant="small">{digest(content)}</Box>
                </div>
              )),
            },
            { label: words.heldOutShare, value: words.splitOf(share(split.testSize), split.keyColumns.join(', ')) },
            { label: words.seed, value: seed },
            { label: words.image, value: image === 'process' ? words.noImage : digest(image) },
            { label: words.flowDigest, value: digest(flowDigest) },
          ]}
        />
        <ExpandableSection headerText={words.libraries}>
          <KeyValuePairs columns={4} items={Object.entries(libraries).map(([label, value]) => ({ label, value }))} />
        </ExpandableSection>
      </SpaceBetween>
    </Container>
  );
}
