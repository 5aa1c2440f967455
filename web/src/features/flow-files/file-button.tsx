import Button, { type ButtonProps } from '@cloudscape-design/components/button';
import { type ReactNode, useRef } from 'react';

interface FileButtonProps extends Pick<ButtonProps, 'iconName' | 'disabled' | 'loading'> {
  /** Endings of file names, e.g. `.yaml,.json`. */
  accept: string;
  onText: (text: string, name: string) => void;
  children: ReactNode;
}

/** A button that asks for a file and hands on its text. */
export function FileButton({ accept, onText, children, ...button }: FileButtonProps): ReactNode {
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button {...button} onClick={() => field.current?.click()}>
        {children}
      </Button>
      <FileField ref={field} accept={accept} onText={onText} />
    </>
  );
}

interface FileFieldProps {
  ref: React.Ref<HTMLInputElement>;
  accept: string;
  onText: (text: string, name: string) => void;
}

/** The field behind whatever asks for a file. */
export function FileField({ ref, accept, onText }: FileFieldProps): ReactNode {
  return (
    <input
      ref={ref}
      type="file"
      hidden
      accept={accept}
      data-testid="file"
      onChange={async ({ target }) => {
        const [file] = target.files ?? [];
        if (file) onText(await file.text(), file.name);
        // The same file can be chosen again after it was mended.
        target.value = '';
      }}
    />
  );
}
