const anchorPattern = /&([\w.-]+)(?=[ \n]|$)/y;
const tagPattern = /![A-Za-z][\w./-]*(?=[ \n]|$)/y;
const encrypted: ReadonlySet<string> = new Set(['!vault', '!vault-encrypted', '!encrypted']);

/** What stands before a value. */
interface Properties {
  readonly anchor?: string;
  readonly tag?: string;
  /** Where they end. */
  readonly end: number;
}

/** The anchor, the tag of the file's own, or both that stand before a value; undefined for anything less usual. */
export function readProperties(text: string, start: number): Properties | undefined {
  const anchor = match(anchorPattern, text, start);
  const tag = match(tagPattern, text, overBlanks(text, anchor?.end ?? start));
  const late = anchor === undefined && tag !== undefined ? match(anchorPattern, text, overBlanks(text, tag.end)) : undefined;
  const named = anchor ?? late;
  if ((tag === undefined && named === undefined) || (tag !== undefined && encrypted.has(tag.source))) return undefined;
  return { ...(named === undefined ? {} : { anchor: named.source.slice(1) }), ...(tag === undefined ? {} : { tag: tag.source }), end: Math.max(named?.end ?? 0, tag?.end ?? 0) };
}

function match(pattern: RegExp, text: string, at: number): { readonly source: string; readonly end: number } | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? { source: text.slice(at, pattern.lastIndex), end: pattern.lastIndex } : undefined;
}

function overBlanks(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === 0x20) at++;
  return at;
}
