/** What the walk needs of a commit; ids are 20 bytes. */
export interface CommitHead {
  readonly tree: Uint8Array;
  readonly parents: readonly Uint8Array[];
  /** Committer time in seconds. */
  readonly time: number;
  readonly content: Uint8Array;
}

const FEED = 0x0a;

/** Reads only the first lines of a commit object: tree, parents, committer time. */
export function readCommitHead(content: Uint8Array): CommitHead {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const tree = Buffer.from(bytes.toString('latin1', 5, 45), 'hex');
  const parents: Uint8Array[] = [];
  let at = 46;
  // "parent " begins with 'p', as no header that may follow it does before the author.
  while (bytes[at] === 0x70) {
    parents.push(Buffer.from(bytes.toString('latin1', at + 7, at + 47), 'hex'));
    at += 48;
  }
  return { tree, parents, time: committerTime(bytes, at), content };
}

function committerTime(bytes: Buffer, start: number): number {
  let at = start;
  while (at < bytes.length && !bytes.toString('latin1', at, at + 10).startsWith('committer ')) {
    const feed = bytes.indexOf(FEED, at);
    if (feed < 0 || feed === at) return 0;
    at = feed + 1;
  }
  const end = bytes.indexOf(FEED, at);
  const line = bytes.toString('latin1', at, end < 0 ? bytes.length : end);
  return Number(/> *(-?\d+)/.exec(line.slice(line.lastIndexOf('>')))?.[1] ?? 0);
}
