import type { Splice } from '../../../../shared/edit/types.ts';

/**
 * Between a file's text and what the code editor holds: the editor knows `\n` alone, the file may end its lines in `\r\n`, and
 * in both ways mixed. Positions are UTF-16 code units.
 */
export class LineMap {
  /** The text with `\n` at each line's end. */
  readonly shown: string;
  /** What a new line in this file ends in. */
  readonly lineEnd: '\n' | '\r\n';
  /** Positions in `shown` of each `\n` that is `\r\n` in the file; null when none is. */
  readonly #carriages: Int32Array | null;

  constructor(text: string) {
    const found: number[] = [];
    for (let at = text.indexOf('\r\n'); at >= 0; at = text.indexOf('\r\n', at + 2)) found.push(at - found.length);
    this.#carriages = found.length === 0 ? null : Int32Array.from(found);
    this.shown = found.length === 0 ? text : text.replaceAll('\r\n', '\n');
    const ends = found.length === 0 ? 0 : this.shown.split('\n').length - 1;
    this.lineEnd = found.length * 2 > ends ? '\r\n' : '\n';
  }

  /** Where a position of the editor is in the file. */
  toText(shown: number): number {
    return shown + this.#before(shown);
  }

  /** Where a position of the file is in the editor; one between `\r` and `\n` is before them. */
  toShown(position: number): number {
    if (this.#carriages === null) return position;
    let low = 0;
    let high = this.#carriages.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      // The carriage return of number `middle` stands at its shown position plus the ones before it.
      if ((this.#carriages[middle] ?? 0) + middle < position) low = middle + 1;
      else high = middle;
    }
    return position - low;
  }

  /** A change made in the editor, as a splice of the file; new lines end as the file's lines do. */
  toSplice(change: Splice): Splice {
    const text = this.lineEnd === '\n' ? change.text : change.text.replace(/\r?\n/g, '\r\n');
    return { start: this.toText(change.start), end: this.toText(change.end), text };
  }

  #before(shown: number): number {
    if (this.#carriages === null) return 0;
    let low = 0;
    let high = this.#carriages.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#carriages[middle] ?? 0) < shown) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
