import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import type { ReactNode } from 'react';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useTexts } from '../../shared/texts/texts.ts';
import { useSession } from '../session/session-context.ts';
import { projectTexts } from './texts/index.ts';

/** What an admin has to be given to add the person who is signed in: the e-mail address, else the id. To be copied. */
export function OwnAddress(): ReactNode {
  const { common } = useTexts();
  const words = useCatalogue(projectTexts);
  const { email, userId } = useSession();
  const address = email ?? userId;
  if (address === null) return null;
  return (
    <div>
      {email === null ? words.ownId : words.address}{' '}
      <CopyToClipboard
        variant="inline"
        textToCopy={address}
        copyButtonAriaLabel={common.copy}
        copySuccessText={common.copied}
        copyErrorText={common.copyFailed}
      />
    </div>
  );
}
