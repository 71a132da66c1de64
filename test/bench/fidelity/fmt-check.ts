import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/** Beyond this many results the rest are not checked, for the sake of the disk. */
const limit = 20_000;

/** Collects edited Terraform files and lets `terraform fmt` (or another command's) say at the end which of the clean ones no longer are. */
export class FmtCheck {
  readonly #folder = mkdtempSync(join(tmpdir(), 'fidelity-fmt-'));
  #count = 0;
  readonly #notes: string[] = [];

  readonly #command: string;

  private constructor(command: string) {
    this.#command = command;
  }

  /** A checker that runs a command (`terraform`, `tofu`), or undefined where it is not on the machine. */
  static start(command: string): FmtCheck | undefined {
    return spawnSync(command, ['version'], { stdio: 'ignore' }).status === 0 ? new FmtCheck(command) : undefined;
  }

  /** Keeps a file as it was and as it is for the check; `note` tells which edit it was. */
  add(before: string, after: string, note: string): void {
    if (this.#count >= limit) return;
    const number = this.#count++;
    this.#notes.push(note);
    // Folders of 500: terraform reads each folder whole.
    for (const [side, text] of [['before', before], ['after', after]] as const) {
      const folder = join(this.#folder, side, String(Math.floor(number / 500)));
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, `${number}.tf`), text);
    }
  }

  /** How many files were clean before, and the notes of those that are not clean after; removes its folder. */
  finish(): { readonly clean: number; readonly spoilt: readonly string[] } {
    const dirty = (side: string): Set<number> => {
      const run = spawnSync(this.#command, ['fmt', '-list=true', '-write=false', '-recursive', join(this.#folder, side)], { encoding: 'utf8', maxBuffer: 1e8 });
      return new Set((run.stdout ?? '').split('\n').filter((line) => line.endsWith('.tf')).map((line) => Number(basename(line, '.tf'))));
    };
    const [before, after] = this.#count === 0 ? [new Set<number>(), new Set<number>()] : [dirty('before'), dirty('after')];
    rmSync(this.#folder, { recursive: true, force: true });
    return { clean: this.#count - before.size, spoilt: [...after].filter((number) => !before.has(number)).map((number) => this.#notes[number] ?? '') };
  }
}
