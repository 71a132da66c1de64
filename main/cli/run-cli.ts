import { parseArgs } from 'node:util';
import { isAppError, sentenceFor } from '../../shared/errors/index.ts';
import type { AppEvent } from '../../shared/contract/events.ts';
import type { Command, CommandInput } from './command.ts';
import { UsageError } from './usage-error.ts';
import { commands } from './commands/index.ts';
import { dataFolder } from './data-folder.ts';
import { exitCodeOf, exitCodes } from './exit-codes.ts';
import { type CliIo, openSession } from './session.ts';

const everywhere = {
  json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' }, 'data-dir': { type: 'string' }, 'insecure-store': { type: 'boolean' }, quiet: { type: 'boolean', short: 'q' },
} as const;

/** Runs one command line and answers its exit code; never throws. */
export async function runCli(argv: readonly string[], io: CliIo): Promise<number> {
  if (argv[0] === 'edit') return (await import('./commands/edit.ts')).runEdit(argv.slice(1), io);
  const command = findCommand(argv);
  if (command === undefined) {
    const asked = argv.length === 0 || argv[0] === 'help' || argv.includes('--help') || argv.includes('-h');
    (asked && argv.length > 0 ? io.stdout : io.stderr)(overview(argv));
    return asked && argv.length > 0 ? exitCodes.ok : exitCodes.usage;
  }
  try {
    const input = readInput(command, argv);
    if (input.options['help'] === true) {
      io.stdout(`${usageOf(command)}\n`);
      return exitCodes.ok;
    }
    return await runCommand(command, input, io);
  } catch (error) {
    return tell(error, { command, io, json: argv.includes('--json') });
  }
}

function findCommand(argv: readonly string[]): Command | undefined {
  const words = argv.filter((word) => !word.startsWith('-'));
  return commands.find((command) => command.name === `${words[0]} ${words[1]}`) ?? commands.find((command) => command.name === words[0]);
}

function readInput(command: Command, argv: readonly string[]): CommandInput {
  const parsed = parse(command, argv);
  const args = parsed.positionals.slice(command.name.split(' ').length);
  const [least, most] = command.takes;
  if (parsed.values['help'] !== true && (args.length < least || args.length > most)) {
    throw new UsageError(args.length < least ? 'an argument is missing' : `"${args[most]}" is one argument too many`);
  }
  return { args, options: parsed.values };
}

function parse(command: Command, argv: readonly string[]): { positionals: string[]; values: CommandInput['options'] } {
  try {
    return parseArgs({ args: [...argv], options: { ...everywhere, ...command.options }, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

async function runCommand(command: Command, input: CommandInput, io: CliIo): Promise<number> {
  const { options } = input;
  const json = options['json'] === true;
  const named = options['data-dir'];
  const onEvent = json || options['quiet'] === true || !process.stderr.isTTY ? () => undefined : (event: AppEvent) => { showProgress(event, io); };
  const session = openSession({ io, dataDir: dataFolder(typeof named === 'string' ? named : undefined), insecureStore: options['insecure-store'] === true, onEvent });
  try {
    const output = await command.run(session, input);
    io.stdout(json ? `${JSON.stringify(output.json, null, 2)}\n` : output.text === '' || output.text.endsWith('\n') ? output.text : `${output.text}\n`);
    return output.exitCode ?? exitCodes.ok;
  } finally {
    await session.dispose();
  }
}

function showProgress(event: AppEvent, io: CliIo): void {
  if (event.type !== 'progress') return;
  const { phase, done, total, title, state } = event.progress;
  io.stderr(state === 'running' ? `\r\u001b[K${title}: ${phase} ${done}${total === null ? '' : `/${total}`}` : '\r\u001b[K');
}

function tell(error: unknown, { command, io, json }: { readonly command: Command; readonly io: CliIo; readonly json: boolean }): number {
  if (error instanceof UsageError) {
    io.stderr(json ? `${JSON.stringify({ error: { code: 'USAGE', message: error.message } })}\n` : `${error.message}\n${usageOf(command)}\n`);
    return exitCodes.usage;
  }
  if (isAppError(error)) {
    const message = sentenceFor(error.code, error.data);
    io.stderr(json ? `${JSON.stringify({ error: { code: error.code, message, data: error.data } })}\n` : `${error.code}: ${message}\n`);
    return exitCodeOf(error.code);
  }
  io.stderr(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return exitCodes.failure;
}

function usageOf(command: Command): string {
  const own = Object.keys(command.options ?? {}).length === 0 ? '' : '\n';
  return `fairlead ${command.name} ${command.usage}${own}\n  ${command.summary}\n  Everywhere: --json, --data-dir DIR, --insecure-store, --quiet, --help`;
}

function overview(argv: readonly string[]): string {
  const [word] = argv.filter((each) => !each.startsWith('-') && each !== 'help');
  const shown = commands.filter((command) => word === undefined || command.name.split(' ')[0] === word);
  const unknown = word !== undefined && shown.length === 0 ? `There is no command "${word}".\n` : '';
  const list = (shown.length === 0 ? commands : shown).map((command) => `  fairlead ${command.name} ${command.usage}\n      ${command.summary}`);
  return `${unknown}Usage:\n${[...list, ...(shown.length > 0 && word !== undefined ? [] : ['  fairlead edit FILE --ops OPS.json\n      Apply operations to a plain file and print the result.'])].join('\n')}\n\nEverywhere: --json, --data-dir DIR, --insecure-store, --quiet, --help. Exit codes: docs/cli.md\n`;
}
