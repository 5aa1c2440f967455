import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Chosen } from '../../features/canvas/use-canvas-elements.ts';
import { type Place, placeAfter } from './chosen-place.ts';
import type { NodeView, RunSearch } from './run-search.ts';

const route = getRouteApi('/projects/$projectId/runs/$runId');

/**
 * The node or edge that is looked at, kept in the address. The canvas tells a choice in parts, faster than an address changes; so it is
 * state here, and the address follows.
 */
export function useRunPlace() {
  const { node, to, tab, view } = route.useSearch();
  const navigate = route.useNavigate();
  const [place, setPlace] = useState<Place | null>(() => (node === undefined ? null : { node, to }));
  const show = useCallback(
    (change: RunSearch) =>
      void navigate({ search: (now) => ({ ...now, ...change }), replace: true, resetScroll: false }),
    [navigate],
  );
  useEffect(() => {
    if (place?.node !== node || place?.to !== to)
      show({ node: place?.node, to: place?.to, ...(place === null && { tab: undefined }) });
    // The address is followed once, at the beginning; then it follows.
  }, [place, node, to, show]);
  const onChoose = useCallback((chosen: Partial<Chosen>) => setPlace((before) => placeAfter(before, chosen)), []);
  return useMemo(
    () => ({
      place,
      onChoose,
      lookAt: (id: string) => setPlace({ node: id }),
      leave: () => setPlace(null),
      tab: tab ?? 'preview',
      openTab: (id: string) => show({ tab: id === 'log' ? id : undefined }),
      view,
      openView: (wanted: NodeView) => show({ view: wanted }),
    }),
    [place, onChoose, tab, view, show],
  );
}

export type RunPlace = ReturnType<typeof useRunPlace>;
