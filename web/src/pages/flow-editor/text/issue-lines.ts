import type { Flow, Issue } from '@flowi/contracts/flow';
import { isNode, LineCounter, parseDocument } from 'yaml';

/** Lines of a text, from 1, on which each issue is; null for one that has no place in it. JSON is read as the YAML that it is too. */
export function issueLines(
  text: string,
  issues: readonly Issue[],
  flow: Pick<Flow, 'nodes'> | null,
): (number | null)[] {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, uniqueKeys: false, prettyErrors: false });
  return issues.map((issue) => {
    const said = /line (\d+)/.exec(issue.code === 'bad_shape' ? issue.message : '');
    if (said) return Number(said[1]);
    for (let path = pathOf(issue, flow); path.length > 0; path = path.slice(0, -1)) {
      const found = document.getIn(path, true);
      if (isNode(found) && found.range) return counter.linePos(found.range[0]).line;
    }
    return null;
  });
}

/** Where in the document an issue is, as keys and places in lists. */
function pathOf({ nodeId, field }: Issue, flow: Pick<Flow, 'nodes'> | null): (string | number)[] {
  const keys = (field ?? '').split('.').filter((key) => key !== '');
  const path = keys.map((key) => (/^\d+$/.test(key) ? Number(key) : key));
  const index = flow?.nodes.findIndex(({ id }) => id === nodeId) ?? -1;
  return nodeId === undefined || index < 0 || path[0] === 'edges' ? path : ['nodes', index, ...path];
}
