import FileUpload from '@cloudscape-design/components/file-upload';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { slugSchema } from '@flowi/contracts/entities';
import { type ReactNode, useState } from 'react';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { ActionDialog } from '../../shared/ui/action-dialog.tsx';
import { ProblemText } from '../../shared/ui/problem-text.tsx';
import { ACCEPTED, formatOf, nameFor, renamed } from './file-formats.ts';
import type { UploadTexts } from './texts/en.ts';
import { uploadTexts } from './texts/index.ts';
import { useStartUpload } from './use-start-upload.ts';

interface UploadDialogProps {
  projectId: string;
  /** The data set that gets a new version; chosen in the dialogue by default. */
  name?: string;
  onClose: () => void;
}

function faultOf(files: readonly File[], words: UploadTexts): string | null {
  const empty = files.find(({ size }) => size === 0);
  if (empty !== undefined) return words.emptyFile(empty.name);
  return files.length > 0 && formatOf(files) === null ? words.mixedFormats : null;
}

/** Asks for files and a name and begins the upload; the files are sent while other things are done. */
export function UploadDialog({ projectId, name: given, onClose }: UploadDialogProps): ReactNode {
  const words = useCatalogue(uploadTexts);
  const { begin } = useStartUpload(projectId);
  const [files, setFiles] = useState<readonly File[]>([]);
  const [typed, setTyped] = useState<string | null>(null);
  const [first] = files;
  const name = given ?? typed ?? (first === undefined ? '' : nameFor(first));
  const fileFault = faultOf(files, words);
  const nameFault = name === '' || slugSchema.safeParse(name).success ? null : words.nameInvalid;
  const format = formatOf(files);
  const ready = format !== null && fileFault === null && nameFault === null && name !== '';
  const send = () => {
    if (format !== null) begin.mutate({ name, format, files: renamed(files) }, { onSuccess: onClose });
  };
  return (
    <ActionDialog
      header={given === undefined ? words.title : words.titleFor(given)}
      confirm={words.begin}
      ready={ready}
      pending={begin.isPending}
      onConfirm={send}
      onCancel={onClose}
    >
      <SpaceBetween size="m">
        <FormField label={words.files} description={words.filesHint} errorText={fileFault}>
          <FileUpload
            multiple
            accept={ACCEPTED}
            value={files}
            showFileSize
            onChange={({ detail }) => setFiles(detail.value)}
            i18nStrings={{
              uploadButtonText: () => words.choose,
              dropzoneText: () => words.drop,
              removeFileAriaLabel: (index) => words.removeFile(files[index]?.name ?? ''),
            }}
          />
        </FormField>
        {given === undefined && (
          <FormField label={words.name} description={words.nameHint} errorText={nameFault}>
            <Input value={name} onChange={({ detail }) => setTyped(detail.value)} />
          </FormField>
        )}
        {begin.isError && <ProblemText error={begin.error} />}
      </SpaceBetween>
    </ActionDialog>
  );
}
