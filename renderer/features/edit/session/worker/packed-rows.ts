import { type FieldRow, type FormRow, lastFieldTo, type RowFinder, type RowList } from '../../../../../shared/forms/index.ts';
import { mayHold, packRows, type RowPage, unpackRows } from './row-page.ts';

const mostUnpacked = 24;

/** Rows unpacked lately: what is in sight is asked for again and again, and keeps its identity. */
export class Unpacked {
  readonly #kept = new Map<RowPage, readonly FormRow[]>();

  rowsOf(page: RowPage): readonly FormRow[] {
    const rows = this.#kept.get(page) ?? unpackRows(page);
    this.#kept.delete(page);
    this.#kept.set(page, rows);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= mostUnpacked) break;
      this.#kept.delete(oldest);
    }
    return rows;
  }

  has(page: RowPage): boolean {
    return this.#kept.has(page);
  }
}

/** The rows of a whole form, in pages. */
export class PackedRows {
  readonly pages: readonly RowPage[];
  readonly unpacked: Unpacked;
  /** At which row each page begins, and at the end how many rows there are. */
  readonly #starts: Int32Array;

  constructor(pages: readonly RowPage[], unpacked: Unpacked) {
    this.pages = pages;
    this.unpacked = unpacked;
    this.#starts = new Int32Array(pages.length + 1);
    for (const [index, page] of pages.entries()) this.#starts[index + 1] = (this.#starts[index] ?? 0) + page.count;
  }

  /** The row at which a page begins. */
  startOf(page: number): number {
    return this.#starts[page] ?? 0;
  }

  /** The page that holds a row. */
  pageOf(row: number): number {
    let [low, high] = [0, this.pages.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.startOf(middle) <= row) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The rows of a page. */
  rowsOf(page: number): readonly FormRow[] {
    const found = this.pages[page];
    return found === undefined ? [] : this.unpacked.rowsOf(found);
  }

  at(index: number): FormRow | undefined {
    const page = this.pageOf(index);
    return this.rowsOf(page)[index - this.startOf(page)];
  }

  with(index: number, row: FormRow): PackedRows {
    const page = this.pageOf(index);
    return new PackedRows(this.pages.with(page, packRows(this.rowsOf(page).with(index - this.startOf(page), row))), this.unpacked);
  }
}

/** The rows of one section: a stretch of those of the whole form. */
export class RowStretch implements RowList {
  readonly length: number;
  readonly finder: RowFinder = { fieldAt: (offset) => this.#fieldAt(offset), indexOf: (id) => this.#indexOf(id) };
  readonly #all: PackedRows;
  readonly #from: number;

  constructor(all: PackedRows, from: number, length: number) {
    this.#all = all;
    this.#from = from;
    this.length = length;
  }

  at(index: number): FormRow | undefined {
    return index < 0 || index >= this.length ? undefined : this.#all.at(this.#from + index);
  }

  with(index: number, row: FormRow): RowStretch {
    return new RowStretch(this.#all.with(this.#from + index, row), this.#from, this.length);
  }

  *[Symbol.iterator](): Generator<FormRow> {
    for (const page of this.#pages()) yield* this.#rowsOf(page);
  }

  /** Pages whose fields all begin elsewhere stay packed; files whose order is not that of their rows have a few more to look into. */
  #fieldAt(offset: number): FieldRow | undefined {
    let best: FieldRow | undefined;
    for (const index of this.#pages().toReversed()) {
      const page = this.#all.pages[index];
      if (page === undefined || page.base + page.first > offset || (best !== undefined && page.base + page.last <= best.range.start)) continue;
      const found = lastFieldTo(this.#rowsOf(index), offset);
      if (found !== undefined && (best === undefined || found.range.start > best.range.start)) best = found;
    }
    return best;
  }

  #indexOf(id: string): number {
    const pages = this.#pages();
    const isUnpacked = (index: number): boolean => this.#all.pages.slice(index, index + 1).some((page) => this.#all.unpacked.has(page));
    for (const index of [...pages.filter(isUnpacked), ...pages]) {
      const page = this.#all.pages[index];
      if (page === undefined || !mayHold(page, id)) continue;
      const at = this.#rowsOf(index).findIndex((row) => row.id === id);
      if (at >= 0) return Math.max(this.#all.startOf(index), this.#from) - this.#from + at;
    }
    return -1;
  }

  #pages(): number[] {
    if (this.length === 0) return [];
    const first = this.#all.pageOf(this.#from);
    return Array.from({ length: this.#all.pageOf(this.#from + this.length - 1) - first + 1 }, (_, at) => first + at);
  }

  /** Those rows of a page that belong to this section. */
  #rowsOf(page: number): readonly FormRow[] {
    const start = this.#all.startOf(page);
    return this.#all.rowsOf(page).slice(Math.max(0, this.#from - start), this.#from + this.length - start);
  }
}
