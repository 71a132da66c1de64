import { type EditDocument, type Node, readBytes } from '../../../shared/edit/index.ts';
import type { Blame } from '../../../shared/model/history.ts';
import { type BlameRange, blameFile } from '../blame/blame-file.ts';
import { linesOf } from '../field/field-place.ts';
import { NO_COMMIT } from '../graph/commit-graph.ts';
import { ABSENT } from '../graph/simplified-history.ts';
import { commitRows } from './commit-rows.ts';
import { pathVersions } from './path-versions.ts';
import { commitNumber, type HistoryReader, isComplete } from './reader.ts';

/** Who last changed each line and each field of a file at a commit. */
export function blame(reader: HistoryReader, question: { readonly tip: string; readonly path: string }): Blame {
  const { index, objects } = reader;
  const tip = commitNumber(reader, question.tip);
  const path = index.paths.find(question.path);
  if (path === undefined) return { commits: [], ranges: [], fields: [], complete: isComplete(reader) };
  const ranges = blameFile(index, objects, { tip, path });
  const numbers = [...new Set(ranges.map((range) => range.commit))].filter((commit) => commit !== NO_COMMIT);
  const places = new Map(numbers.map((commit, place) => [commit, place]));
  const versions = pathVersions(index, path);
  const oid = versions.oids[versions.at[tip] ?? ABSENT];
  const document = readBytes(question.path, objects.read(Buffer.from(oid ?? []).toString('hex'), 'blob'));
  return {
    commits: commitRows(index, numbers),
    ranges: ranges.map(({ line, count, commit }) => ({ line, count, commit: places.get(commit) ?? NO_COMMIT })),
    fields: blameFields(reader, document, ranges).map((field) => ({ ...field, commit: places.get(field.commit) ?? NO_COMMIT })),
    complete: !ranges.some((range) => range.commit === NO_COMMIT),
  };
}

/** For each field that is set the newest commit among its lines. */
function blameFields(reader: HistoryReader, document: EditDocument, ranges: readonly BlameRange[]): Blame['fields'] {
  const fields: Blame['fields'] = [];
  const newest = newestByLine(reader, ranges);
  const visit = (node: Node, root: number): void => {
    if (node.children.length > 0) {
      for (const child of node.children) visit(child, root);
      return;
    }
    const { at, count } = linesOf(document, node);
    fields.push({ document: root, field: [...node.path], commit: newest(at, count) });
  };
  for (const [root, node] of document.roots.entries()) visit(node, root);
  return fields;
}

function newestByLine(reader: HistoryReader, ranges: readonly BlameRange[]): (at: number, count: number) => number {
  const commits: number[] = [];
  for (const range of ranges) for (let line = 0; line < range.count; line++) commits[range.line + line] = range.commit;
  const { time } = reader.index.graph;
  return (at, count) => {
    let best = commits[at] ?? NO_COMMIT;
    for (let line = at + 1; line < at + count; line++) {
      const commit = commits[line] ?? NO_COMMIT;
      if (commit !== NO_COMMIT && (time[commit] ?? 0) > (time[best] ?? 0)) best = commit;
    }
    return best;
  };
}
