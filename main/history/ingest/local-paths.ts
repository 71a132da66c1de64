import { ByteReader } from '../bytes.ts';
import { type PathDictionary, ROOT } from '../path-dictionary.ts';
import { type ChangeRows, ROW } from './change-rows.ts';

/** What the numbers that one reader of changes gives to paths are in the dictionary. */
export class LocalPaths {
  private readonly paths: PathDictionary;
  private readonly numbers: number[] = [ROOT];

  constructor(paths: PathDictionary) {
    this.paths = paths;
  }

  /** Puts the dictionary's numbers in the place of the reader's, having learnt the names that came with the rows; runs come in the order in which they were read. */
  translate({ names, numbers }: ChangeRows): void {
    this.learn(names);
    for (let at = 0; at < numbers.length; at += ROW) numbers[at] = this.numbers[numbers[at] ?? 0] ?? ROOT;
  }

  private learn(names: Uint8Array): void {
    const reader = new ByteReader(names);
    while (!reader.done) {
      const folder = this.numbers[reader.number()] ?? ROOT;
      const length = reader.number();
      this.numbers.push(this.paths.intern(folder, names, reader.at, reader.at + length));
      reader.at += length;
    }
  }
}
