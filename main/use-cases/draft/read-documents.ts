import { type EditDocument, hashText, readDocument } from '../../../shared/edit/index.ts';

const mostCharacters = 6 * 1024 * 1024;
const longestReviewed = 1024 * 1024;
const kept = new Map<string, EditDocument>();

/** A text read as a document; the lately read ones are kept, so that the same text is not read twice. */
export function documentOf(path: string, text: string): EditDocument {
  const key = keyOf(path, hashText(text));
  const known = kept.get(key);
  if (known !== undefined && known.text === text) return keepDocument(known);
  return keepDocument(readDocument(path, text));
}

/** As `documentOf`, but a text so long that reading it would be felt counts as one without fields. */
export function documentForReview(path: string, text: string): EditDocument {
  if (text.length <= longestReviewed) return documentOf(path, text);
  const readOnly = { code: 'TOO_LARGE' as const, message: 'This file is compared as text, because it is large.' };
  return knownDocument(path, hashText(text)) ?? { path, kind: 'text', text, hash: '', roots: [], problems: [], readOnly };
}

/** A document that was read lately, without reading it if it was not. */
export function knownDocument(path: string, hash: string): EditDocument | undefined {
  return kept.get(keyOf(path, hash));
}

/** Keeps a document that something else has read, as the newest; the oldest go when there are too many. */
export function keepDocument(document: EditDocument): EditDocument {
  const key = keyOf(document.path, document.hash);
  kept.delete(key);
  kept.set(key, document);
  let characters = 0;
  for (const each of kept.values()) characters += each.text.length;
  for (const [oldest, each] of kept) {
    if (characters <= mostCharacters || oldest === key) break;
    kept.delete(oldest);
    characters -= each.text.length;
  }
  return document;
}

function keyOf(path: string, hash: string): string {
  return `${path}\0${hash}`;
}
