import type { FlowEdge } from '@flowi/contracts/flow';
import type { Place } from '../../../features/canvas/node-size.ts';

/** Where on the screen an event of mouse or finger happened. */
export function pointOf(event: MouseEvent | TouchEvent): Place {
  const touch = 'changedTouches' in event ? event.changedTouches[0] : event;
  return { x: touch?.clientX ?? 0, y: touch?.clientY ?? 0 };
}

/** The node drawn at a point of the screen. */
export function nodeUnder(at: Place): string | null {
  return idUnder(at, '.react-flow__node-component');
}

/** The edge drawn at a point of the screen. */
export function edgeUnder(at: Place): FlowEdge | null {
  const [from, to] = idUnder(at, '.react-flow__edge')?.split('>') ?? [];
  return from !== undefined && to !== undefined ? { from, to } : null;
}

function idUnder({ x, y }: Place, selector: string): string | null {
  for (const element of document.elementsFromPoint(x, y)) {
    const found = element.closest(selector)?.getAttribute('data-id');
    if (found !== null && found !== undefined) return found;
  }
  return null;
}
