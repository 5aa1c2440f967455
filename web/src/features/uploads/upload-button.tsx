import Button, { type ButtonProps } from '@cloudscape-design/components/button';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useTexts } from '../../shared/texts/texts.ts';
import { useMay } from '../projects/project-queries.ts';
import { uploadTexts } from './texts/index.ts';

const UploadDialog = lazy(async () => ({ default: (await import('./upload-dialog.tsx')).UploadDialog }));

interface UploadButtonProps extends Pick<ButtonProps, 'variant'> {
  projectId: string;
  /** The data set that gets a new version; chosen in the dialogue by default. */
  name?: string;
}

/** Opens the dialogue that begins an upload. */
export function UploadButton({ projectId, name, variant }: UploadButtonProps): ReactNode {
  const words = useCatalogue(uploadTexts);
  const texts = useTexts();
  const may = useMay(projectId, 'editor');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant={variant}
        iconName="upload"
        disabled={!may}
        disabledReason={may ? undefined : texts.common.needsRole(texts.roles.editor)}
        onClick={() => setOpen(true)}
      >
        {name === undefined ? words.upload : words.newVersion}
      </Button>
      {open && (
        <Suspense>
          <UploadDialog projectId={projectId} {...(name !== undefined && { name })} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
