import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import { ROLES } from '@flowi/contracts/entities';
import type { ReactNode } from 'react';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useTexts } from '../../shared/texts/texts.ts';
import { membersTexts } from './texts/index.ts';

export function RoleMeanings(): ReactNode {
  const { roles } = useTexts();
  const words = useCatalogue(membersTexts);
  return (
    <Container header={<Header variant="h2">{words.meanings}</Header>}>
      <KeyValuePairs
        columns={4}
        ariaLabel={words.meanings}
        items={ROLES.map((role) => ({ label: roles[role], value: words.meaning[role] }))}
      />
    </Container>
  );
}
