import { readDocument } from '../../../../shared/edit/index.ts';
import type { EditDocument } from '../../../../shared/edit/types.ts';

const kept: EditDocument[] = [];
const mostKept = 3;

/** As `readDocument`; the last few texts are not read again. */
export function readKept(path: string, text: string): EditDocument {
  const known = kept.find((document) => document.path === path && document.text === text);
  if (known !== undefined) return known;
  const document = readDocument(path, text);
  kept.push(document);
  if (kept.length > mostKept) kept.shift();
  return document;
}
