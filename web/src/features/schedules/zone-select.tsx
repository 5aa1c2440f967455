import Select from '@cloudscape-design/components/select';
import { type ReactNode, useMemo } from 'react';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { schedulesTexts } from './texts/index.ts';

/** The zone of this browser's clock. */
export const VIEWER_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

interface ZoneSelectProps {
  zone: string;
  readOnly: boolean;
  onChange: (zone: string) => void;
}

/** Chooses an IANA time zone by a part of its name; one that this browser does not know stays. */
export function ZoneSelect({ zone, readOnly, onChange }: ZoneSelectProps): ReactNode {
  const { zones } = useCatalogue(schedulesTexts);
  const options = useMemo(() => {
    const first = [...new Set([VIEWER_ZONE, 'UTC', zone])];
    const rest = Intl.supportedValuesOf('timeZone').filter((name) => !first.includes(name));
    return [...first, ...rest].map((value) => ({ value, label: value, filteringTags: [value.replaceAll('_', ' ')] }));
  }, [zone]);
  return (
    <Select
      selectedOption={{ value: zone, label: zone }}
      options={options}
      readOnly={readOnly}
      filteringType="auto"
      filteringAriaLabel={zones.find}
      filteringPlaceholder={zones.find}
      empty={zones.none}
      virtualScroll
      expandToViewport
      onChange={({ detail }) => onChange(detail.selectedOption.value ?? zone)}
    />
  );
}
