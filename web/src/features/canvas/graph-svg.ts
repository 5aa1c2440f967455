import type { ComponentCatalogue } from '@flowi/contracts/catalogue';
import type { Flow, FlowNote } from '@flowi/contracts/flow';
import { shortened } from '../../shared/format/shortened.ts';
import { type Direction, directionOf, placesOf } from './layout.ts';
import { NODE_SIZE, type Place } from './node-size.ts';

const MARGIN = 24;
const LETTERS = 24;
const NOTE = { padding: 12, line: 18, letter: 7.5 } as const;

/** A picture of a flow for documents. It takes the colour of the text around it, so that it suits light and dark pages. */
export function graphSvg(flow: Flow, catalogue: ComponentCatalogue): string {
  const places = placesOf(flow);
  const direction = directionOf(flow.edges, places);
  const { left, top, width, height } = frameOf([
    ...[...places.values()].map((place) => ({ ...place, ...NODE_SIZE })),
    ...flow.notes.map(({ position, size }) => ({ ...position, ...size })),
  ]);
  const edges = flow.edges.flatMap(({ from, to }) => {
    const [source, target] = [places.get(from), places.get(to)];
    return source && target ? [edgePath(source, target, direction)] : [];
  });
  const nodes = flow.nodes.map(({ id, component }) =>
    nodeBox(places.get(id) ?? { x: 0, y: 0 }, catalogue.get(component)?.title ?? component, id),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${left} ${top} ${width} ${height}" width="${width}" height="${height}" fill="none" stroke="currentColor" font-family="sans-serif" font-size="14">`,
    `<title>${escaped(flow.name)}</title>`,
    ...flow.notes.map(noteBox),
    ...edges,
    ...nodes,
    '</svg>',
    '',
  ].join('\n');
}

interface Box extends Place {
  readonly width: number;
  readonly height: number;
}

/** What holds all boxes and the origin, with a margin around. */
function frameOf(boxes: readonly Box[]) {
  const left = Math.min(0, ...boxes.map(({ x }) => x)) - MARGIN;
  const top = Math.min(0, ...boxes.map(({ y }) => y)) - MARGIN;
  const right = Math.max(NODE_SIZE.width, ...boxes.map(({ x, width }) => x + width)) + MARGIN;
  const bottom = Math.max(NODE_SIZE.height, ...boxes.map(({ y, height }) => y + height)) + MARGIN;
  return { left, top, width: right - left, height: bottom - top };
}

function noteBox({ text, position: { x, y }, size: { width, height } }: FlowNote): string {
  const letters = Math.max(1, Math.floor((width - 2 * NOTE.padding) / NOTE.letter));
  const room = Math.max(1, Math.floor((height - NOTE.padding) / NOTE.line));
  const lines = text.split(/\r?\n/).flatMap((line) => wrapped(line, letters));
  const shown = lines.length <= room ? lines : [...lines.slice(0, room - 1), `${lines[room - 1] ?? ''} …`];
  return [
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="4" stroke-dasharray="4 3"/>`,
    ...shown.map(
      (line, index) =>
        `<text x="${x + NOTE.padding}" y="${y + NOTE.padding + (index + 0.6) * NOTE.line}" fill="currentColor" stroke="none">${escaped(line)}</text>`,
    ),
  ].join('\n');
}

/** A line in pieces of at most so many letters, broken between words where there are any. */
function wrapped(line: string, letters: number): string[] {
  const pieces = [''];
  for (const word of line.split(' ').flatMap((one) => chopped(one, letters))) {
    const last = pieces.at(-1) ?? '';
    const joined = last === '' ? word : `${last} ${word}`;
    if ([...joined].length <= letters) pieces[pieces.length - 1] = joined;
    else pieces.push(word);
  }
  return pieces;
}

function chopped(word: string, letters: number): string[] {
  const all = [...word];
  if (all.length === 0) return [''];
  return Array.from({ length: Math.ceil(all.length / letters) }, (_, index) =>
    all.slice(index * letters, (index + 1) * letters).join(''),
  );
}

function edgePath(from: Place, to: Place, direction: Direction): string {
  if (direction === 'down') {
    const [x1, y1] = [from.x + NODE_SIZE.width / 2, from.y + NODE_SIZE.height];
    const [x2, y2] = [to.x + NODE_SIZE.width / 2, to.y];
    const bend = Math.max(20, Math.abs(y2 - y1) / 2);
    return `<path d="M${x1} ${y1} C${x1} ${y1 + bend} ${x2} ${y2 - bend} ${x2} ${y2}"/>`;
  }
  const [x1, y1] = [from.x + NODE_SIZE.width, from.y + NODE_SIZE.height / 2];
  const [x2, y2] = [to.x, to.y + NODE_SIZE.height / 2];
  const bend = Math.max(40, Math.abs(x2 - x1) / 2);
  return `<path d="M${x1} ${y1} C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}"/>`;
}

function nodeBox({ x, y }: Place, title: string, id: string): string {
  return [
    `<rect x="${x}" y="${y}" width="${NODE_SIZE.width}" height="${NODE_SIZE.height}" rx="8"/>`,
    `<text x="${x + 12}" y="${y + 30}" fill="currentColor" stroke="none" font-weight="bold">${escaped(shortened(title, LETTERS))}</text>`,
    `<text x="${x + 12}" y="${y + 52}" fill="currentColor" stroke="none">${escaped(shortened(id, LETTERS))}</text>`,
  ].join('\n');
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
