import { editDocument, type EditDocument, type Operation, planEdits, readDocument } from '../../../shared/edit/index.ts';
import { Random } from '../fidelity/random.ts';
import { editMakers } from './sample-edits.ts';
import { type Shape, shapes } from './sample-files.ts';

/** How long an edit of one kind took in one shape of file, in milliseconds. */
interface Timing {
  readonly shape: string;
  /** Median to plan and verify. */
  readonly plan: number;
  /** Median to plan, verify and have the document of the new text for the next edit. */
  readonly next: number;
}

const sizes = [10_000, 100_000, 1_000_000] as const;
const longest = 1500;
const goals: Readonly<Record<number, number>> = { 10_000: 5, 100_000: 5, 1_000_000: 50 };
const goalsOfReading: Readonly<Record<string, number>> = { yaml: 3, hcl: 10, json: 30 };

/** What to measure: formats by name (all where none is given), edits of each kind, characters of the files. */
interface TypingOptions {
  readonly kinds?: readonly string[] | undefined;
  readonly edits?: number | undefined;
  readonly sizes?: readonly number[] | undefined;
  /** Prints each shape, not only the slowest. */
  readonly all?: boolean | undefined;
}

/**
 * Prints, for each format, how fast each shape of file is read, and for each operation how long one edit takes from the document at hand:
 * medians over random places, the slowest shape named.
 */
export function printTyping(options: TypingOptions): void {
  console.log('Milliseconds for one edit, median over random places of the quicker of two tries: of the shapes the middle one and the slowest. "next" adds the tree of the new text.');
  let missed = 0;
  for (const [kind, list] of Object.entries(shapes)) {
    if (options.kinds !== undefined && !options.kinds.includes(kind)) continue;
    console.log(`${kind}`);
    for (const size of options.sizes ?? sizes) missed += printSize({ kind, list, size }, options);
  }
  console.log(`edit: ${missed} medians above the goals (${sizes.map((size) => `${size / 1000} KB: ${goals[size]} ms`).join(', ')})`);
}

interface Part {
  readonly kind: string;
  readonly list: readonly Shape[];
  readonly size: number;
}

function printSize({ kind, list, size }: Part, { edits = 15, all = false }: TypingOptions): number {
  const timings = new Map<string, Timing[]>();
  const speeds: { shape: string; speed: number }[] = [];
  for (const shape of list) {
    const text = shape.build(size);
    speeds.push({ shape: shape.name, speed: readingSpeed(shape.path, text) });
    for (const [operation, timing] of measureEdits(shape, text, edits)) timings.set(operation, [...(timings.get(operation) ?? []), timing]);
  }
  printReading(kind, size, speeds);
  let missed = 0;
  for (const [operation, found] of timings) missed += printOperation(operation, found, { size, all });
  return missed;
}

function printReading(kind: string, size: number, speeds: readonly { shape: string; speed: number }[]): void {
  const goal = goalsOfReading[kind];
  const each = speeds.map(({ shape, speed }) => `${shape} ${speed.toFixed(1)}${goal !== undefined && speed < goal ? ' (!)' : ''}`).join(', ');
  console.log(`  ${size / 1000} KB: read MB/s${goal === undefined ? '' : ` (goal ${goal})`}: ${each}`);
}

function printOperation(operation: string, found: readonly Timing[], { size, all }: { readonly size: number; readonly all: boolean }): number {
  const goal = goals[size] ?? Number.POSITIVE_INFINITY;
  const worst = found.reduce((one, other) => (other.next > one.next ? other : one));
  const missed = found.filter(({ plan }) => plan > goal);
  const mark = missed.length > 0 ? ` (!) ${missed.map(({ shape }) => shape).join(', ')}` : '';
  console.log(`    ${operation.padEnd(16)} plan ${ms(middle(found.map(({ plan }) => plan)))}, slowest ${ms(Math.max(...found.map(({ plan }) => plan)))}   next ${ms(middle(found.map(({ next }) => next)))}, slowest ${ms(worst.next)} (${worst.shape})${mark}`);
  if (all) for (const { shape, plan, next } of found) console.log(`      ${shape.padEnd(22)} ${ms(plan)} ${ms(next)}`);
  return missed.length;
}

function ms(value: number): string {
  return value.toFixed(2).padStart(7);
}

function middle(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}

function readingSpeed(path: string, text: string): number {
  const times: number[] = [];
  for (let spent = 0, round = 0; round < 5 || (spent < 200 && round < 100); round += 1) {
    const begun = performance.now();
    readDocument(path, text);
    const took = performance.now() - begun;
    spent += took;
    times.push(took);
  }
  return text.length / 1000 / middle(times);
}

function measureEdits(shape: Shape, text: string, edits: number): ReadonlyMap<string, Timing> {
  const document = readDocument(shape.path, text);
  if (document.readOnly !== undefined) throw new Error(`${shape.path} is read-only: ${document.readOnly.message}`);
  const timings = new Map<string, Timing>();
  for (const [operation, make] of editMakers(document)) {
    const timing = measureKind(document, { make, edits, shape: shape.name });
    if (timing !== undefined) timings.set(operation, timing);
  }
  return timings;
}

type Maker = ReturnType<typeof editMakers> extends ReadonlyMap<string, infer M> ? M : never;

/**
 * Each edit is made on the document that another edit left, as while typing, so that nothing is counted out that is put off until then.
 * Refusals (a sibling of that name, the last entry) are drawn again and not counted.
 */
function measureKind(document: EditDocument, { make, edits, shape }: { readonly make: Maker; readonly edits: number; readonly shape: string }): Timing | undefined {
  const random = new Random(7);
  const set = editMakers(document).get('set');
  const plans: number[] = [];
  const nexts: number[] = [];
  const begun = performance.now();
  for (let tried = 0; plans.length < edits && tried < edits * 4 && (performance.now() - begun < longest || plans.length < 3); tried += 1) {
    const first = set?.(random);
    const operation = make(random);
    if (first === undefined || operation === undefined) continue;
    const plan = quicker(() => edited(document, first), (before) => planEdits(before, [operation]).ok);
    if (plan === undefined) continue;
    plans.push(plan);
    nexts.push(quicker(() => edited(document, first), (before) => editDocument(before, [operation]).ok) ?? plan);
  }
  return plans.length === 0 ? undefined : { shape, plan: middle(plans), next: middle(nexts) };
}

function edited(document: EditDocument, operation: Operation): EditDocument | undefined {
  const done = editDocument(document, [operation]);
  return done.ok ? done.value.document : undefined;
}

/** The quicker of two times, each on a document of its own: what other processes take from this one is no time of ours. */
function quicker(make: () => EditDocument | undefined, work: (document: EditDocument) => boolean): number | undefined {
  const times: number[] = [];
  for (let round = 0; round < 2; round += 1) {
    const document = make();
    if (document === undefined) return undefined;
    const begun = performance.now();
    if (!work(document)) return undefined;
    times.push(performance.now() - begun);
  }
  return Math.min(...times);
}
