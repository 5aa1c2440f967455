import Alert from '@cloudscape-design/components/alert';
import FileInput from '@cloudscape-design/components/file-input';
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useState } from 'react';
import { useUploads } from '../../features/uploads/active-uploads.ts';
import { ACCEPTED, renamed } from '../../features/uploads/file-formats.ts';
import { useStartUpload } from '../../features/uploads/use-start-upload.ts';
import { useFormats } from '../../shared/format/formats.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import type { DatasetWithVersions, VersionSummary } from './dataset-with-versions.ts';
import { datasetTexts } from './texts/index.ts';

/** Versions whose files have not all arrived and are not sent by this tab: what was chosen before has to be chosen again. */
export function BrokenUploads({ dataset }: { dataset: DatasetWithVersions }): ReactNode {
  const uploads = useUploads(dataset.projectId);
  const sending = new Set(
    uploads.filter(({ target }) => target.name === dataset.name).map((one) => one.target.version),
  );
  return dataset.versions
    .filter(({ state, version }) => state === 'uploading' && !sending.has(version))
    .map((version) => <BrokenUpload key={version.version} version={version} />);
}

function sameFiles(chosen: readonly File[], wanted: VersionSummary['files']): boolean {
  const keyOf = (name: string, bytes: number) => `${name}\n${bytes}`;
  const keys = new Set(chosen.map(({ name, size }) => keyOf(name, size)));
  return chosen.length === wanted.length && wanted.every(({ name, bytes }) => keys.has(keyOf(name, bytes)));
}

function BrokenUpload({ version: { projectId, name, version, files } }: { version: VersionSummary }): ReactNode {
  const words = useCatalogue(datasetTexts);
  const { bytes } = useFormats();
  const { goOn } = useStartUpload(projectId);
  const [others, setOthers] = useState(false);
  const wanted = files.map((file) => words.fileSize(file.name, bytes(file.bytes))).join('; ');
  const choose = (chosen: readonly File[]) => {
    const plain = renamed(chosen);
    const same = sameFiles(plain, files);
    setOthers(!same);
    if (same) void goOn({ name, version, files: plain });
  };
  return (
    <Alert type="warning" header={words.uploading(version)}>
      <SpaceBetween size="xs">
        <span>{words.uploadingAdvice(wanted)}</span>
        <FormField errorText={others ? words.otherFiles(wanted) : null}>
          <FileInput multiple accept={ACCEPTED} value={[]} onChange={({ detail }) => choose(detail.value)}>
            {words.chooseAgain}
          </FileInput>
        </FormField>
      </SpaceBetween>
    </Alert>
  );
}
