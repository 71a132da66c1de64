/** What the walk needs of a commit; ids are 20 bytes. */
export interface CommitHead {
  readonly tree: Uint8Array;
  readonly parents: readonly Uint8Array[];
  /** Committer time in seconds. */
  readonly time: number;
  readonly content: Uint8Array;
}

const FEED = 0x0a;
const COMMITTER = Buffer.from('committer ');
const CLOSING = 0x3e;
const PARENT_LINE = 48;

/** Reads only the first lines of a commit object: tree, parents, committer time. */
export function readCommitHead(content: Uint8Array): CommitHead {
  const parents: Uint8Array[] = [];
  let at = 46;
  // "parent " begins with 'p', as no header that may follow it does before the author.
  for (; content[at] === 0x70; at += PARENT_LINE) parents.push(oidAt(content, at + 7));
  return { tree: oidAt(content, 5), parents, time: committerTime(content, at), content };
}

function oidAt(content: Uint8Array, start: number): Uint8Array {
  const oid = new Uint8Array(20);
  for (let i = 0; i < 20; i++) oid[i] = (digit(content[start + 2 * i] ?? 0) << 4) | digit(content[start + 2 * i + 1] ?? 0);
  return oid;
}

/** A hexadecimal digit in either case. */
function digit(byte: number): number {
  return byte < 0x3a ? byte - 0x30 : (byte | 0x20) - 0x57;
}

function committerTime(content: Uint8Array, start: number): number {
  let at = start;
  while (at < content.length && !begins(content, at)) {
    const feed = content.indexOf(FEED, at);
    if (feed < 0 || feed === at) return 0;
    at = feed + 1;
  }
  const feed = content.indexOf(FEED, at);
  const end = feed < 0 ? content.length : feed;
  return secondsAfter(content, content.lastIndexOf(CLOSING, end - 1), { start: at, end });
}

/** The whole number behind the mark at `mark`, blanks passed over; 0 where there is none. */
function secondsAfter(content: Uint8Array, mark: number, line: { readonly start: number; readonly end: number }): number {
  if (mark < line.start) return 0;
  let at = mark + 1;
  while (content[at] === 0x20) at++;
  const isNegative = content[at] === 0x2d;
  if (isNegative) at++;
  let seconds = 0;
  for (let byte = content[at] ?? 0; at < line.end && byte >= 0x30 && byte <= 0x39; byte = content[++at] ?? 0) seconds = seconds * 10 + byte - 0x30;
  return isNegative ? -seconds : seconds;
}

function begins(content: Uint8Array, at: number): boolean {
  for (let i = 0; i < COMMITTER.length; i++) if (content[at + i] !== COMMITTER[i]) return false;
  return true;
}
