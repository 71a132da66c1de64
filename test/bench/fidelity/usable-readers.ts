import type { EditDocument, Node } from '../../../shared/edit/index.ts';
import { hclReader } from './hcl-reader.ts';
import { type Model, sameModel } from './model.ts';
import { dotenvReader, iniReader } from './plain-readers.ts';
import { secondReaders, type SecondReader } from './read-model.ts';

/** A reader, and what it says of the untouched file. */
export interface Usable {
  readonly reader: SecondReader;
  readonly before: Model[];
}

/** Which readers a run has beside those that need nothing, and where to count why one could not judge a file. */
export interface ReaderSettings {
  readonly python: readonly SecondReader[];
  /** Files above this many characters are spared the slow readers. */
  readonly bigFile: number;
  readonly unjudged: Map<string, number>;
}

/** The second readers that can judge edits of a file, with what they read in it untouched; `misread` where one reads another thing than the engine for no named reason. */
export async function usableReaders(document: EditDocument, settings: ReaderSettings): Promise<{ readonly readers: readonly Usable[]; readonly misread?: string }> {
  const readers: Usable[] = [];
  const duplicates = document.problems.some(({ code }) => code === 'DUPLICATE_KEY');
  for (const reader of readersOf(document, settings)) {
    const unfit = reader.losesDuplicates && duplicates ? 'duplicate keys' : reader.dialect?.(document);
    const before = unfit === undefined ? await readOrUndefined(reader, document.text) : undefined;
    if (before === undefined) {
      const why = `${reader.name}: ${unfit ?? 'rejects the file'}`;
      settings.unjudged.set(why, (settings.unjudged.get(why) ?? 0) + 1);
      continue;
    }
    if (reader.dialect !== undefined && !sameModel(treeModel(document.roots[0]), before[0] ?? { t: 'map', entries: [] }, reader.ordered)) return { readers, misread: `${reader.name} reads this file otherwise, and no named difference of dialect says why` };
    readers.push({ reader, before });
  }
  return { readers };
}

function readersOf(document: EditDocument, { python, bigFile }: ReaderSettings): readonly SecondReader[] {
  const { kind } = document;
  const slow = document.text.length <= bigFile ? python.filter(({ kinds }) => kinds?.includes(kind)) : [];
  const own = kind === 'hcl' ? [hclReader] : kind === 'ini' ? [iniReader] : kind === 'dotenv' ? [dotenvReader] : [];
  return [...secondReaders(kind), ...own, ...slow];
}

/** A reader that rejects the untouched file can judge no edit of it. */
async function readOrUndefined(reader: SecondReader, text: string): Promise<Model[] | undefined> {
  try {
    return await reader.read(text);
  } catch {
    return undefined;
  }
}

/** The engine's tree as the readers of text files show it: every value a text, a bare key `true`. */
function treeModel(node: Node | undefined): Model {
  if (node === undefined) return { t: 'map', entries: [] };
  if (node.kind !== 'map') return { t: 'leaf', type: 'str', value: String(node.value ?? true) };
  return { t: 'map', entries: node.children.map((child) => [String(child.path.at(-1)), treeModel(child)]) };
}
