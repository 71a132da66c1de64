import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { applySplices, type EditDocument, type Kind, type Operation, planEdits, readBytes, type Plan } from '../../../shared/edit/index.ts';
import { startConfigParser } from './configparser-reader.ts';
import { FmtCheck } from './fmt-check.ts';
import { applyToModels, type Model, sameModel } from './model.ts';
import { startPyYaml } from './pyyaml-reader.ts';
import { Random } from './random.ts';
import { EditSource } from './random-edit.ts';
import type { PythonReader } from './python-process.ts';
import { count, countRefusal, newTally, reportLines, type Tally } from './report.ts';
import { type Usable, usableReaders } from './usable-readers.ts';
import { walkFiles } from './walk-files.ts';

/** What to run: folders or files, edits for each file, the seed, how many faults to show. */
interface Settings {
  readonly paths: readonly string[];
  readonly edits: number;
  readonly seed: number;
  readonly show: number;
  readonly kinds: ReadonlySet<string> | undefined;
  readonly python: boolean;
  /** The program whose `fmt` says what is laid out well, or `no`. */
  readonly fmt: string;
}

/** Files above this many characters get a tenth of the edits, and are spared the slow readers. */
const bigFile = 200_000;

/** One run's settings, counts and the readers that are open. */
interface Run {
  readonly settings: Settings;
  readonly tallies: Map<Kind, Tally>;
  readonly python: readonly PythonReader[];
  readonly fmt: FmtCheck | undefined;
  shown: number;
}

/** Measures the edit engine on folders of real files and prints a report; the exit code is 1 where an edit was wrong. */
export async function run(args: readonly string[]): Promise<void> {
  const settings = parseArguments(args);
  if (settings === undefined) {
    console.error('npm run fidelity -- PATH... [--edits N for each file, 20] [--seed S, 1] [--kinds yaml,hcl] [--show N faults, 10] [--python no] [--fmt COMMAND, terraform | no]');
    process.exitCode = 2;
    return;
  }
  const python = settings.python ? (await Promise.all([startPyYaml(), startConfigParser()])).filter((reader) => reader !== undefined) : [];
  const state: Run = { settings, tallies: new Map(), python, fmt: settings.fmt === 'no' ? undefined : FmtCheck.start(settings.fmt), shown: 0 };
  for (const path of walkFiles(settings.paths)) await measureFile(state, path);
  for (const reader of python) reader.stop();
  const spoilt = reportFmt(state);
  for (const line of reportLines(state.tallies)) console.log(line);
  process.exitCode = spoilt > 0 || [...state.tallies.values()].some(({ wrong, outside }) => wrong > 0 || outside > 0) ? 1 : 0;
}

/** Says what the formatter found, and answers how many clean files it no longer calls clean. */
function reportFmt({ fmt, settings, tallies }: Run): number {
  if (!tallies.has('hcl')) return 0;
  const name = `${settings.fmt} fmt`;
  if (fmt === undefined) console.log(`${name}: not run, ${settings.fmt === 'no' ? 'as told' : `there is no ${settings.fmt} on PATH`}`);
  const { clean, spoilt } = fmt?.finish() ?? { clean: 0, spoilt: [] };
  if (clean > 0) console.log(`${name}: ${clean} results of clean files, ${spoilt.length} no longer clean`);
  for (const note of spoilt.slice(0, settings.show)) console.log(`  not clean after ${note}`);
  return spoilt.length;
}

function parseArguments(args: readonly string[]): Settings | undefined {
  const options = new Map<string, string>();
  const paths: string[] = [];
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] ?? '';
    if (arg.startsWith('--')) options.set(arg, args[++index] ?? '');
    else paths.push(arg);
  }
  if (paths.length === 0) return undefined;
  return {
    paths, edits: Number(options.get('--edits') ?? 20), seed: Number(options.get('--seed') ?? 1), show: Number(options.get('--show') ?? 10),
    kinds: options.has('--kinds') ? new Set(options.get('--kinds')?.split(',')) : undefined, python: options.get('--python') !== 'no', fmt: options.get('--fmt') ?? 'terraform',
  };
}

async function measureFile(run: Run, path: string): Promise<void> {
  const { settings, tallies } = run;
  const document = readBytes(path, readFileSync(path));
  if (document.kind === 'text' || (settings.kinds !== undefined && !settings.kinds.has(document.kind))) return;
  const tally = tallies.get(document.kind) ?? newTally();
  tallies.set(document.kind, tally);
  tally.files++;
  if (document.readOnly !== undefined) {
    count(tally.readOnly, document.readOnly.code);
    return;
  }
  tally.editable++;
  const { readers, misread } = await usableReaders(document, { python: run.python, bigFile, unjudged: tally.unjudged });
  if (misread !== undefined) {
    tally.wrong++;
    console.log(`${relative('.', path)}: ${misread}`);
  }
  const source = new EditSource(document, new Random(settings.seed ^ hashOf(path)));
  const edits = document.text.length > bigFile ? Math.ceil(settings.edits / 10) : settings.edits;
  for (let made = 0, drawn = 0; made < edits && drawn < edits * 5; drawn++) {
    const operation = source.next();
    if (operation === undefined) continue;
    made++;
    await measureEdit({ run, path, document, tally, readers }, operation);
  }
}

interface Subject {
  readonly run: Run;
  readonly path: string;
  readonly document: EditDocument;
  readonly tally: Tally;
  readonly readers: readonly Usable[];
}

async function measureEdit(subject: Subject, operation: Operation): Promise<void> {
  const { document, tally } = subject;
  tally.edits++;
  if (operation.op === 'set') tally.setTried++;
  else tally.structureTried++;
  const begun = performance.now();
  const planned = planEdits(document, [operation]);
  tally.ms.push(performance.now() - begun);
  if (!planned.ok) {
    countRefusal(tally, document.kind, { op: operation.op, code: planned.error.code });
    if (planned.error.code === 'VERIFY_FAILED' || planned.error.code === 'UNSUPPORTED') show(subject, operation, `refused: ${planned.error.message}`);
    return;
  }
  if (!keepsTheRest(document.text, planned.value)) {
    tally.outside++;
    show(subject, operation, 'bytes outside the splices changed');
    return;
  }
  const fault = await judge(subject, operation, planned.value);
  if (document.kind === 'hcl') subject.run.fmt?.add(document.text, planned.value.text, `${relative('.', subject.path)} ${JSON.stringify(operation)}`);
  if (fault === undefined) tally.exact++;
  else {
    tally.wrong++;
    show(subject, operation, fault, planned.value);
  }
}

/** Walks the bytes between the splices on both sides, and undoes the edit. */
function keepsTheRest(before: string, { splices, inverse, text }: Plan): boolean {
  let [at, now] = [0, 0];
  for (const splice of [...splices, { start: before.length, end: before.length, text: '' }]) {
    const kept = before.slice(at, splice.start);
    if (!text.startsWith(kept, now) || !text.startsWith(splice.text, now + kept.length)) return false;
    at = splice.end;
    now += kept.length + splice.text.length;
  }
  return now === text.length && applySplices(text, inverse) === before;
}

async function judge({ readers, tally }: Subject, operation: Operation, plan: Plan): Promise<string | undefined> {
  let confirmed = false;
  for (const { reader, before } of readers) {
    // A structured clone keeps aliases the same object.
    const expected = structuredClone(before);
    if (!(reader.apply ?? applyToModels)(expected, operation)) continue;
    let actual: Model[];
    try {
      actual = await reader.read(plan.text);
    } catch (error) {
      return `${reader.name} rejects the result: ${String(error).slice(0, 200)}`;
    }
    const same = expected.length === actual.length && expected.every((model, index) => sameModel(model, actual[index] as Model, reader.ordered));
    if (!same) return `${reader.name} reads something else`;
    confirmed = true;
  }
  if (confirmed) tally.confirmed++;
  return undefined;
}

function show({ run, path, document }: Subject, operation: Operation, ...[fault, plan]: readonly [string, Plan?]): void {
  if (run.shown++ >= run.settings.show) return;
  const splices = plan?.splices.map((splice) => ({ ...splice, was: document.text.slice(splice.start, splice.end), around: document.text.slice(Math.max(0, splice.start - 60), splice.end + 60) }));
  console.log(`${relative('.', path)}: ${fault}\n  ${JSON.stringify(operation)}\n  ${JSON.stringify(splices)}`);
}

function hashOf(path: string): number {
  let hash = 7;
  for (const char of path.slice(path.lastIndexOf('/') + 1)) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16_777_619);
  return hash;
}

if (process.argv[1] === import.meta.filename) await run(process.argv.slice(2));
