/** Raised whenever what is stored changes its meaning; an index of another version is dropped and built anew. */
export const INDEX_VERSION = 3;

/**
 * The tables of `index-<repository>.db`, a cache that can always be rebuilt:
 * - `segments`: what one flush added to the graph and to the dictionary of paths (`graph-codec.ts`, `path-dictionary.ts`)
 * - `commits`: what a list shows of a commit, and the paths it changed (`commit-changes.ts`), by its number in the graph
 * - `postings`: for each path and segment, the commits where it changed and what it came to hold (`postings.ts`), many paths in a row (`posting-blocks.ts`)
 * - `content`: which runs of three bytes the files at the tip hold (`content-signature.ts`)
 * - `messages`: full text of messages, by the same number, without a copy of the text
 */
export const INDEX_SCHEMA = `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
  CREATE TABLE segments (id INTEGER PRIMARY KEY, graph BLOB NOT NULL, paths BLOB NOT NULL);
  CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT NOT NULL, email TEXT NOT NULL);
  CREATE TABLE commits (
    n INTEGER PRIMARY KEY, author INTEGER NOT NULL, committer INTEGER NOT NULL, authored INTEGER NOT NULL, author_zone INTEGER NOT NULL,
    committed INTEGER NOT NULL, committer_zone INTEGER NOT NULL, signed INTEGER NOT NULL, subject TEXT NOT NULL, changes BLOB NOT NULL
  );
  CREATE TABLE postings (key INTEGER PRIMARY KEY, data BLOB NOT NULL);
  CREATE TABLE content (oid BLOB PRIMARY KEY, signature BLOB NOT NULL) WITHOUT ROWID;
  CREATE VIRTUAL TABLE messages USING fts5(message, content='', columnsize=0, detail=none, tokenize='unicode61');
`;
