import type { Node, Path } from '../types.ts';
import { entryNode, idOf, type LineValue } from './line-tree.ts';

/** A line of an inventory: where it stands and the group that it belongs to. */
export interface HostLine {
  readonly start: number;
  readonly end: number;
  readonly path: Path;
}

const token = /[ \t]+(?:([\w.-]+)=("(?:\\.|[^"\\])*"|'[^']*'|(?:[^\s"'#]|\\.)(?:[^\s\\]|\\.)*|)|#.*$)/y;

/** A host of an Ansible inventory: a mapping of its variables (`web1 ansible_host=10.0.0.1 port=22`). */
export function readHost(text: string, { start, end, path }: HostLine): Node {
  const line = text.slice(start, end);
  const name = /^\S+/.exec(line)?.[0] ?? '';
  const own = [...path, name];
  const children: Node[] = [];
  let at = name.length;
  for (;;) {
    token.lastIndex = at;
    const match = token.exec(line);
    if (match?.[1] === undefined) break;
    const written = match[2] ?? '';
    const from = start + at + match[0].length - written.length;
    const keyStart = from - 1 - match[1].length;
    const quote = written[0] === '"' ? 'double' : written[0] === "'" ? 'single' : undefined;
    const value: LineValue = { range: { start: from, end: from + written.length }, style: written === '' ? 'empty' : quote ?? 'plain', value: quote === undefined ? written : written.slice(1, -1) };
    const node = entryNode(text, { path: [...own, match[1]], start: keyStart, key: { start: keyStart, end: keyStart + match[1].length }, value });
    children.push(node);
    at += match[0].length;
  }
  const stop = start + at;
  return { id: idOf(own), path: own, kind: 'map', range: { start, end: stop }, keyRange: { start, end: start + name.length }, valueRange: { start: start + name.length, end: stop }, style: 'flow', editable: true, children };
}
