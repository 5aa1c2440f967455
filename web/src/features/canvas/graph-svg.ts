import type { ComponentCatalogue } from '@flowi/contracts/catalogue';
import type { Flow } from '@flowi/contracts/flow';
import { placesOf } from './layout.ts';
import { NODE_SIZE, type Place } from './node-size.ts';

const MARGIN = 24;
const LETTERS = 24;

/** A picture of a flow for documents. It takes the colour of the text around it, so that it suits light and dark pages. */
export function graphSvg(flow: Flow, catalogue: ComponentCatalogue): string {
  const places = placesOf(flow);
  const all = [...places.values()];
  const left = Math.min(0, ...all.map(({ x }) => x)) - MARGIN;
  const top = Math.min(0, ...all.map(({ y }) => y)) - MARGIN;
  const width = Math.max(0, ...all.map(({ x }) => x)) + NODE_SIZE.width + MARGIN - left;
  const height = Math.max(0, ...all.map(({ y }) => y)) + NODE_SIZE.height + MARGIN - top;
  const edges = flow.edges.flatMap(({ from, to }) => {
    const [source, target] = [places.get(from), places.get(to)];
    return source && target ? [edgePath(source, target)] : [];
  });
  const nodes = flow.nodes.map(({ id, component }) =>
    nodeBox(places.get(id) ?? { x: 0, y: 0 }, catalogue.get(component)?.title ?? component, id),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${left} ${top} ${width} ${height}" width="${width}" height="${height}" fill="none" stroke="currentColor" font-family="sans-serif" font-size="14">`,
    `<title>${escaped(flow.name)}</title>`,
    ...edges,
    ...nodes,
    '</svg>',
    '',
  ].join('\n');
}

function edgePath(from: Place, to: Place): string {
  const [x1, y1] = [from.x + NODE_SIZE.width, from.y + NODE_SIZE.height / 2];
  const [x2, y2] = [to.x, to.y + NODE_SIZE.height / 2];
  const bend = Math.max(40, Math.abs(x2 - x1) / 2);
  return `<path d="M${x1} ${y1} C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}"/>`;
}

function nodeBox({ x, y }: Place, title: string, id: string): string {
  return [
    `<rect x="${x}" y="${y}" width="${NODE_SIZE.width}" height="${NODE_SIZE.height}" rx="8"/>`,
    `<text x="${x + 12}" y="${y + 30}" fill="currentColor" stroke="none" font-weight="bold">${escaped(shortened(title))}</text>`,
    `<text x="${x + 12}" y="${y + 52}" fill="currentColor" stroke="none">${escaped(shortened(id))}</text>`,
  ].join('\n');
}

function shortened(text: string): string {
  const letters = [...text];
  return letters.length <= LETTERS ? text : `${letters.slice(0, LETTERS - 1).join('')}…`;
}

function escaped(text: string): string {
  // Control characters may not stand in XML at all.
  return text
    .replace(/[^\P{Cc}\t\n\r]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
