import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { datasetAddress } from '../../shared/addresses.ts';
import { useFormats } from '../../shared/format/formats.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { PageLink } from '../../shared/ui/page-link.tsx';
import { ProblemText } from '../../shared/ui/problem-text.tsx';
import { removeUpload, useUploadStatus, useUploads } from './active-uploads.ts';
import { uploadTexts } from './texts/index.ts';
import type { Upload } from './upload.ts';

/** The uploads of this tab to a project. @param onArrived called when one is gone on with and has arrived */
export function UploadList({ projectId, onArrived }: { projectId: string; onArrived: () => void }): ReactNode {
  const words = useCatalogue(uploadTexts);
  const uploads = useUploads(projectId);
  if (uploads.length === 0) return null;
  return (
    <Container>
      <section aria-label={words.list}>
        <SpaceBetween size="m">
          {uploads.map((upload) => (
            <UploadRow key={`${upload.target.name}/${upload.target.version}`} upload={upload} onArrived={onArrived} />
          ))}
        </SpaceBetween>
      </section>
    </Container>
  );
}

function UploadRow({ upload, onArrived }: { upload: Upload; onArrived: () => void }): ReactNode {
  const words = useCatalogue(uploadTexts);
  const { bytes } = useFormats();
  const { state, sentBytes, totalBytes, error } = useUploadStatus(upload);
  const { projectId, name, version } = upload.target;
  const note = { sending: undefined, paused: undefined, failed: words.failedNote, arrived: words.arrivedNote }[state];
  return (
    <SpaceBetween size="xs">
      <ProgressBar
        value={totalBytes === 0 ? 0 : (100 * sentBytes) / totalBytes}
        label={words[state](name, version)}
        description={words.progress(bytes(sentBytes), bytes(totalBytes))}
        additionalInfo={note}
      />
      {state === 'failed' && <ProblemText error={error} />}
      <SpaceBetween size="xs" direction="horizontal" alignItems="center">
        {state === 'sending' && (
          <Button iconName="pause" onClick={() => upload.pause()}>
            {words.pause}
          </Button>
        )}
        {(state === 'paused' || state === 'failed') && (
          <Button iconName="play" onClick={() => void upload.start().then(onArrived)}>
            {words.goOn}
          </Button>
        )}
        {state !== 'sending' && (
          <Button variant="link" onClick={() => removeUpload(upload)}>
            {words.dismiss}
          </Button>
        )}
        {state === 'arrived' && <PageLink href={datasetAddress(projectId, name, version)}>{words.open}</PageLink>}
      </SpaceBetween>
    </SpaceBetween>
  );
}
