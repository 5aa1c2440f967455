import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import LiveRegion from '@cloudscape-design/components/live-region';
import Skeleton from '@cloudscape-design/components/skeleton';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { useTexts } from '../texts/texts.ts';

/** Widths of the lines, so that they look like text and not like a table. */
const LINES = ['90%', '75%', '82%', '60%'] as const;

/** Where title and content will stand, until there is something to show. */
export function PageSkeleton(): ReactNode {
  const { common } = useTexts();
  return (
    <ContentLayout header={<Skeleton variant="text-heading-xl" width="min(20rem, 60%)" />}>
      <LiveRegion hidden>{common.loading}</LiveRegion>
      <Container>
        <SpaceBetween size="m">
          {LINES.map((width) => (
            <Skeleton key={width} width={width} />
          ))}
        </SpaceBetween>
      </Container>
    </ContentLayout>
  );
}
