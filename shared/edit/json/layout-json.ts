import { indentAt } from '../line-ends.ts';
import { startsLine } from '../list/shape.ts';
import type { Node } from '../types.ts';
import { eachChild, sizeOf } from './look.ts';

/** How a JSON file is written, as far as its beginning shows it. */
export interface JsonStyle {
  /** One level of indentation. */
  readonly unit: string;
  /** What follows the colon of a key; and what precedes it. */
  readonly colon: string;
  /** What follows a comma on one line. */
  readonly gap: string;
  /** Blank inside the braces of an object on one line. */
  readonly pad: string;
  /** True where the file has lists of single values on one line. */
  readonly flatLists: boolean;
  /** True where the whole file is one line. */
  readonly compact: boolean;
  /** True where everything beyond ASCII is escaped. */
  readonly escaped: boolean;
}

/** Reads the style off the first 20,000 characters. */
export function jsonStyle(text: string, root: Node): JsonStyle {
  const sample = text.slice(0, 20_000);
  const colon = /"([ \t]*:[ \t]*)\S/.exec(sample)?.[1] ?? ': ';
  const compact = !sample.trimEnd().includes('\n');
  const tight = compact && /":\S/.test(sample) && !/": /.test(sample);
  return {
    unit: unitOf(text, root), colon, compact, gap: tight || /[\]"\d],["\d{[]/.test(sample) ? '' : ' ', pad: /\{ "/.test(sample) ? ' ' : '',
    flatLists: /\[[ \t]*[^\s[\]{},][^[\]{}\n]*\]/.test(sample) || !/\[\s*\n\s*["\d]/.test(sample),
    escaped: /\\u[0-9a-fA-F]{4}/.test(sample) && !/[^\u0000-\u007f]/.test(sample.replace(/^\uFEFF/, '')), // eslint-disable-line no-control-regex -- all of ASCII
  };
}

/** How many children of one container are looked at. */
const sampleChildren = 100;

function unitOf(text: string, root: Node): string {
  for (let node: Node | undefined = root; node !== undefined; ) {
    const { valueRange, range } = node;
    let inner: Node | undefined;
    let next: Node | undefined;
    let seen = 0;
    for (const child of eachChild(node)) {
      if ((seen += 1) > sampleChildren) break;
      if (startsLine(text, child.range.start)) {
        inner = child;
        break;
      }
      if (next === undefined && sizeOf(child) > 0) next = child;
    }
    if (inner === undefined) {
      node = next;
      continue;
    }
    const outer = indentAt(text, valueRange?.start ?? range.start);
    const own = indentAt(text, inner.range.start);
    return own.length > outer.length && own.startsWith(outer) ? own.slice(outer.length) : '  ';
  }
  return '  ';
}
