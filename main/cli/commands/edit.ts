import { readFileSync } from 'node:fs';
import { hashText, readBytes, planEdits, type Operation } from '../../../shared/edit/index.ts';

/** Where a command writes; bytes and text go out as they are. */
export interface EditOutput {
  readonly stdout: (text: string | Uint8Array) => void;
  readonly stderr: (text: string) => void;
}

const usage = 'fairlead edit FILE --ops OPS.json [--json] [--as NAME] [--hash HASH]   (OPS.json: one operation or a list of them; - reads standard input)\n';

/**
 * Applies operations to a plain file and writes the result to standard output, byte for byte (`--json`: `{splices, text, hash}`); never writes
 * the file. Answers the exit code: 0 done, 1 refused (nothing written; the reason is on standard error as JSON), 2 used wrongly.
 */
export async function runEdit(args: readonly string[], io: EditOutput): Promise<number> {
  const request = parseArguments(args);
  if (request === undefined) {
    io.stderr(usage);
    return 2;
  }
  const operations = readOperations(request.ops, io);
  const bytes = readInput(request.file, io);
  if (operations === undefined || bytes === undefined) return 2;
  const document = readBytes(request.name ?? request.file, bytes);
  const planned = planEdits(document, operations, request.hash);
  if (!planned.ok) {
    io.stderr(`${JSON.stringify({ refused: planned.error })}\n`);
    return 1;
  }
  const { splices, text } = planned.value;
  io.stdout(request.json ? `${JSON.stringify({ splices, text, hash: hashText(text) })}\n` : new TextEncoder().encode(text));
  return 0;
}

interface EditArguments {
  readonly file: string;
  readonly ops: string;
  /** The path that tells the kind, where the file's own does not. */
  readonly name: string | undefined;
  /** Hash of the text that the operations were made for; another text is refused as STALE. */
  readonly hash: string | undefined;
  readonly json: boolean;
}

function parseArguments(args: readonly string[]): EditArguments | undefined {
  const rest: string[] = [];
  const options: Record<string, string> = {};
  let json = false;
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] ?? '';
    if (arg === '--json') json = true;
    else if (arg === '--ops' || arg === '--as' || arg === '--hash') options[arg] = args[++index] ?? '';
    else rest.push(arg);
  }
  const file = rest[0];
  const ops = options['--ops'];
  return file === undefined || rest.length > 1 || ops === undefined || ops === '' ? undefined : { file, ops, name: options['--as'], hash: options['--hash'], json };
}

function readInput(path: string, io: EditOutput): Uint8Array | undefined {
  try {
    return readFileSync(path === '-' ? 0 : path);
  } catch {
    io.stderr(`fairlead: cannot read ${path}\n`);
    return undefined;
  }
}

function readOperations(path: string, io: EditOutput): readonly Operation[] | undefined {
  const bytes = readInput(path, io);
  if (bytes === undefined) return undefined;
  try {
    const parsed: unknown = JSON.parse(new TextDecoder().decode(bytes));
    const list: readonly unknown[] = Array.isArray(parsed) ? parsed : [parsed];
    const wrong = list.findIndex((each) => !isOperation(each));
    if (wrong < 0) return list as readonly Operation[];
    io.stderr(`fairlead: operation ${wrong} has not the form that shared/edit/README.md documents\n`);
  } catch {
    io.stderr(`fairlead: ${path} is not JSON\n`);
  }
  return undefined;
}

type Check = (operation: Record<string, unknown>) => boolean;

const isIndex = (value: unknown): boolean => Number.isInteger(value);
const isOptionalIndex = (value: unknown): boolean => value === undefined || isIndex(value);
const isScalar = (value: unknown): boolean => value === null || ['string', 'number', 'boolean'].includes(typeof value);

const checks: Readonly<Record<string, Check>> = {
  set: (each) => isScalar(each['value']),
  insert: (each) => typeof each['key'] === 'string' && each['value'] !== undefined && isOptionalIndex(each['index']),
  rename: (each) => typeof each['key'] === 'string',
  delete: () => true,
  move: (each) => isIndex(each['index']),
  'insert-item': (each) => each['value'] !== undefined && isOptionalIndex(each['index']),
  'remove-item': () => true,
  'move-item': (each) => isIndex(each['index']),
  'add-block': (each) => typeof each['type'] === 'string' && isStrings(each['labels']) && isOptionalIndex(each['index']),
  'remove-block': () => true,
  'move-block': (each) => isIndex(each['index']),
  'add-document': (each) => each['value'] !== undefined && isOptionalIndex(each['index']),
  'remove-document': (each) => isIndex(each['document']),
  comment: (each) => typeof each['text'] === 'string' && (each['place'] === 'before' || each['place'] === 'after'),
};

function isOperation(value: unknown): boolean {
  if (value === null || typeof value !== 'object') return false;
  const each = value as Record<string, unknown>;
  const whole = each['op'] === 'add-document' || each['op'] === 'remove-document';
  const path = each['path'];
  const placed = whole || (Array.isArray(path) && path.every((segment) => typeof segment === 'string' || isIndex(segment)));
  return placed && isOptionalIndex(each['document']) && checks[String(each['op'])]?.(each) === true;
}

function isStrings(value: unknown): boolean {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}
