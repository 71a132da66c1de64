import { type EditDocument, readBytes } from '../../../shared/edit/index.ts';
import type { FieldVersion } from '../../../shared/model/history.ts';
import { diffLines, type Hunk } from '../blame/line-diff.ts';
import { type Origin, Origins } from '../blame/origins.ts';
import { commitRows } from '../query/commit-rows.ts';
import { introducedBy } from '../query/introduced-by.ts';
import { commitNumber, type HistoryReader } from '../query/reader.ts';
import { type FieldPlace, type LineSpan, linesOf, nodeAtPlace, placeOnLines, twinOf, valueOf } from './field-place.ts';

/** Which field of which file, seen from which commit. */
export interface FieldQuestion extends FieldPlace {
  readonly tip: string;
  readonly path: string;
  readonly limit: number;
}

/** Every value that a field has had, newest first; `complete` false where the index does not reach far enough or there are more. */
export interface FieldHistory {
  readonly versions: FieldVersion[];
  readonly complete: boolean;
}

/**
 * Follows one field back through the versions of its file: first by lines, which costs little and survives what happens around it,
 * and by reading both versions where its own lines changed. On a merge it goes on in the first parent that has the same value.
 */
export function fieldHistory(reader: HistoryReader, question: FieldQuestion): FieldHistory {
  const tip = commitNumber(reader, question.tip);
  const path = reader.index.paths.find(question.path);
  const origins = new Origins(reader.index, reader.objects);
  const start = path === undefined ? null : origins.at(tip, path);
  if (start === null) return { versions: [], complete: true };
  const trace = new FieldTrace(reader, origins, question);
  return trace.run(start);
}

/** The field at some version: where it is, on which lines, with which value. */
interface Standing {
  readonly origin: Origin;
  readonly place: FieldPlace;
  readonly lines: LineSpan;
  readonly value: string;
}

interface Found {
  readonly standing: Standing;
  readonly renamed: boolean;
}

class FieldTrace {
  private readonly reader: HistoryReader;
  private readonly origins: Origins;
  private readonly question: FieldQuestion;
  private readonly versions: FieldVersion[] = [];
  private readonly documents = new Map<string, EditDocument>();

  // oxlint-disable-next-line eslint/max-params -- where to read, what is remembered, what is asked
  constructor(reader: HistoryReader, origins: Origins, question: FieldQuestion) {
    this.reader = reader;
    this.origins = origins;
    this.question = question;
  }

  run(start: Origin): FieldHistory {
    let standing = this.stand(start, this.question);
    while (standing !== null) {
      const here: Standing = { ...standing, origin: this.origins.lastChange(standing.origin) };
      if (this.origins.isAtEdge(here.origin)) return this.end(here, false);
      const before = this.origins.parentsOf(here.origin).map((origin) => this.inParent(here, origin));
      const same = before.find((found) => found !== null && found.standing.value === here.value && !found.renamed);
      if (same !== undefined && same !== null) {
        standing = same.standing;
        continue;
      }
      const previous = before.find((found) => found !== null) ?? null;
      this.note(here, previous);
      if (this.versions.length >= this.question.limit) return { versions: this.versions, complete: previous === null };
      standing = previous?.standing ?? null;
    }
    return { versions: this.versions, complete: true };
  }

  private end(here: Standing, complete: boolean): FieldHistory {
    this.note(here, null);
    return { versions: this.versions, complete };
  }

  private note(here: Standing, previous: Found | null): void {
    const [commit] = commitRows(this.reader.index, [here.origin.commit]);
    if (commit === undefined) return;
    const renamedFile = previous !== null && previous.standing.origin.path !== here.origin.path;
    this.versions.push({
      commit,
      introducedBy: introducedBy(this.reader, this.question.tip, here.origin.commit),
      path: this.reader.index.paths.textOf(here.origin.path),
      field: [...here.place.field],
      value: here.value,
      before: previous?.standing.value ?? null,
      moved: previous?.renamed === true ? 'renamed-field' : renamedFile ? 'renamed-file' : null,
    });
  }

  /** Where the field stood in a parent's version; null where it was not there. */
  private inParent(here: Standing, origin: Origin): Found | null {
    const hunks = diffLines(this.origins.fileOf(origin), this.origins.fileOf(here.origin), this.origins.numbers.count);
    const shift = shiftAround(hunks, here.lines);
    if (shift !== null) return { standing: { ...here, origin, lines: { ...here.lines, at: here.lines.at + shift } }, renamed: false };
    const after = this.documentOf(here.origin);
    const place = placeOnLines(after, here.place, here.lines) ?? here.place;
    const twin = twinOf({ before: this.documentOf(origin), after }, place);
    const standing = twin === null ? null : this.stand(origin, twin.place);
    return twin === null || standing === null ? null : { standing, renamed: twin.renamed };
  }

  private stand(origin: Origin, place: FieldPlace): Standing | null {
    const document = this.documentOf(origin);
    const node = nodeAtPlace(document, place);
    if (node === undefined) return null;
    return { origin, place: { document: place.document, field: place.field }, lines: linesOf(document, node), value: valueOf(document, node) };
  }

  private documentOf(origin: Origin): EditDocument {
    const oid = this.origins.oidOf(origin);
    let document = this.documents.get(oid);
    if (document === undefined) {
      document = readBytes(this.reader.index.paths.textOf(origin.path), this.origins.fileOf(origin).content);
      this.documents.set(oid, document);
    }
    return document;
  }
}

/** How far the lines moved when no hunk touches them; null when one does. */
function shiftAround(hunks: readonly Hunk[], lines: LineSpan): number | null {
  let shift = 0;
  const end = lines.at + lines.count;
  for (const hunk of hunks) {
    if (hunk.bStart >= end) break;
    const touches = hunk.bCount > 0 ? hunk.bStart + hunk.bCount > lines.at : hunk.bStart > lines.at;
    if (touches) return null;
    shift = hunk.aStart + hunk.aCount - hunk.bStart - hunk.bCount;
  }
  return shift;
}
