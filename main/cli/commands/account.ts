import { readFileSync } from 'node:fs';
import { argument, columns, type Command, type CommandInput, textOption } from '../command.ts';
import { UsageError } from '../usage-error.ts';
import type { SecretPlace } from '../secret-store.ts';
import type { Session } from '../session.ts';

const places: Readonly<Record<SecretPlace, string>> = {
  environment: 'The token stays in FAIRLEAD_TOKEN and is kept nowhere else.',
  keyring: 'The token is kept in the system keyring.',
  file: 'The token is kept in cli-secrets.json in the data folder, readable by this user only, not encrypted.',
  nowhere: 'There is no usable keyring, so the token was not kept: set FAIRLEAD_TOKEN for each command, or allow a plain file with --insecure-store.',
};

const accountAdd: Command = {
  name: 'account add', usage: 'URL [--token-file FILE]', takes: [1, 1], options: { 'token-file': { type: 'string' } },
  summary: 'Add an account of a GitLab server; the token comes from FILE, FAIRLEAD_TOKEN or standard input, never from an argument.',
  run: async (session, input) => {
    const token = (await readToken(session, input)).trim();
    if (token === '') throw new UsageError('the token is empty');
    const account = await session.call('account.add', { forge: 'gitlab', baseUrl: argument(input, 0), token });
    const place = session.secrets.place();
    return { json: { ...account, tokenPlace: place }, text: `Added ${account.username} at ${account.baseUrl} (${account.id}).\n${places[place]}` };
  },
};

const accountList: Command = {
  name: 'account list', usage: '', takes: [0, 0], summary: 'List accounts.',
  run: async (session) => {
    const accounts = await session.call('account.list', {});
    return { json: accounts, text: columns(accounts.map((each) => [each.id, each.username, each.baseUrl, each.token === 'missing' ? 'token missing' : ''])) };
  },
};

const accountRemove: Command = {
  name: 'account remove', usage: 'ID', takes: [1, 1], summary: 'Forget an account and its token; repositories and drafts stay.',
  run: async (session, input) => {
    await session.call('account.remove', { id: argument(input, 0) });
    return { json: { removed: argument(input, 0) }, text: `Removed ${argument(input, 0)}.` };
  },
};

/** Accounts. */
export const accountCommands: readonly Command[] = [accountAdd, accountList, accountRemove];

async function readToken(session: Session, input: CommandInput): Promise<string> {
  const file = textOption(input, 'token-file');
  if (file !== undefined && file !== '-') {
    try {
      return readFileSync(file, 'utf8');
    } catch {
      throw new UsageError(`${file} cannot be read`);
    }
  }
  return file === undefined && process.env['FAIRLEAD_TOKEN'] ? process.env['FAIRLEAD_TOKEN'] : session.io.readStdin();
}
