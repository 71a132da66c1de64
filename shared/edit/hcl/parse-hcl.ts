import type { Problem } from '../types.ts';
import type { BodyItem, Expr, HclFile, ObjectItem } from './ast.ts';
import { readItems } from './body.ts';
import { readEntryLines, readItemLines } from './collection.ts';
import { type Cursor, HclSyntaxError, skipBlank } from './cursor.ts';
import { readExpression } from './expression.ts';

/** What reading an HCL text gives: as much as could be understood, and every problem. */
export interface HclReading {
  readonly file: HclFile;
  readonly problems: readonly Problem[];
}

function cursorOver(text: string): Cursor {
  const pos = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  return { text, pos, lines: true, depth: 0, problems: [], comments: [], spans: [], readExpression };
}

/** Reads a whole HCL text (byte order mark included where it has one); never throws, goes on after a broken item where lines allow. */
export function parseHcl(text: string): HclReading {
  const cursor = cursorOver(text);
  const items = readItems(cursor, false);
  const { comments, spans, problems } = cursor;
  spans.sort((one, other) => one.start - other.start);
  return { file: { items, comments, spans }, problems };
}

/** Whole lines within a body, an object or a tuple, and how deep that stands. */
export interface HclLines {
  readonly from: number;
  readonly until: number;
  readonly kind: 'body' | 'object' | 'tuple';
  readonly depth: number;
  /** True where the closing bracket follows. */
  readonly last: boolean;
}

/** The items of whole lines, at whose start nothing before matters; undefined where they do not read without problems. */
export function parseHclLines(text: string, { from, until, kind, depth, last }: HclLines): readonly (BodyItem | ObjectItem | Expr)[] | undefined {
  const cursor = { ...cursorOver(text.slice(0, until)), pos: from, depth, lines: kind !== 'tuple' };
  try {
    const items = kind === 'body' ? readItems(cursor, false) : kind === 'object' ? readEntryLines(cursor) : readItemLines(cursor, last);
    return cursor.problems.length > 0 ? undefined : items;
  } catch (error) {
    if (error instanceof HclSyntaxError) return undefined;
    throw error;
  }
}

/** Reads a text that is one expression and nothing else, or gives the message why it is none. */
export function parseExpressionSource(text: string): Expr | string {
  const cursor = { ...cursorOver(text), pos: 0 };
  try {
    const expr = readExpression(cursor);
    cursor.lines = false;
    skipBlank(cursor);
    return cursor.pos === text.length ? expr : 'there is more than one expression';
  } catch (error) {
    if (error instanceof HclSyntaxError) return error.message;
    throw error;
  }
}
