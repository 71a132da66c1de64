/** How much of a file one page covers; a little of the next is in it too, so that few entries are cut by its end. */
export const PAGE = 1 << 13;
const OVERLAP = 1 << 11;

/** A page of some pack; `pack` finds all of its pages by their number. */
export interface Page {
  readonly bytes: Buffer;
  pack: Map<number, Page>;
  number: number;
  wasUsed: boolean;
}

/**
 * Pages of pack files in memory that is given out again when it is all in use, to the page that has gone unused longest or nearly so
 * (second chance): reading all over a large pack allocates nothing.
 */
export class PackPages {
  private readonly pages: Page[] = [];
  private readonly most: number;
  private hand = 0;

  /** Takes at most so many bytes, in all packs together. */
  constructor(bytes: number) {
    this.most = Math.max(2, Math.floor(bytes / (PAGE + OVERLAP)));
  }

  /** The bytes of page `number` of a pack, whose own pages `pack` holds; `fill` reads them from the file when they are not here. They hold until the next call. */
  get(pack: Map<number, Page>, number: number, fill: (bytes: Buffer) => void): Buffer {
    const found = pack.get(number);
    if (found !== undefined) {
      found.wasUsed = true;
      return found.bytes;
    }
    const page = this.free();
    fill(page.bytes);
    page.pack = pack;
    page.number = number;
    page.wasUsed = false;
    pack.set(number, page);
    return page.bytes;
  }

  private free(): Page {
    if (this.pages.length < this.most) {
      const page: Page = { bytes: Buffer.allocUnsafeSlow(PAGE + OVERLAP), pack: new Map(), number: 0, wasUsed: false };
      this.pages.push(page);
      return page;
    }
    for (;;) {
      this.hand = (this.hand + 1) % this.pages.length;
      const page = this.pages[this.hand];
      if (page === undefined) throw new Error('a page is missing');
      if (page.wasUsed) page.wasUsed = false;
      else {
        page.pack.delete(page.number);
        // Were it still its pack's when filling fails, it would one day take another page of that number with it.
        page.pack = new Map();
        return page;
      }
    }
  }
}
