import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { EngineOptions } from '../engine/create-engine.ts';

/** Where the command line keeps tokens, said plainly. */
export type SecretPlace = 'environment' | 'keyring' | 'file' | 'nowhere';

/** Tokens for the command line. */
export interface CliSecrets {
  readonly secrets: EngineOptions['secrets'];
  /** Where the last token that was set went. */
  place(): SecretPlace;
}

const patienceMs = 10_000;

/**
 * Tokens are kept in the system keyring (through `secret-tool`), or in a file of mode 0600 that is only written when `insecure` allows it.
 * FAIRLEAD_TOKEN serves accounts that have none kept. What cannot be kept is used for this one command and forgotten.
 */
export function openSecrets(options: { readonly dataDir: string; readonly insecure: boolean; readonly env?: Readonly<Record<string, string | undefined>> }): CliSecrets {
  const file = join(options.dataDir, 'cli-secrets.json');
  const fromEnvironment = (options.env ?? process.env)['FAIRLEAD_TOKEN']?.trim();
  const held = new Map<string, string>();
  let place: SecretPlace = 'nowhere';
  return {
    place: () => place,
    secrets: {
      get: async (id) => held.get(id) ?? readFile(file)[id] ?? (await secretTool(['lookup', ...attributes(id)])) ?? (fromEnvironment || null),
      set: async (id, token) => {
        held.set(id, token);
        place = await keep({ id, token, file, insecure: options.insecure, fromEnvironment });
        return place === 'keyring' ? 'keyring' : 'session';
      },
      delete: async (id) => {
        held.delete(id);
        const { [id]: gone, ...rest } = readFile(file);
        if (gone !== undefined) writeFile(file, rest);
        await secretTool(['clear', ...attributes(id)]);
      },
    },
  };
}

async function keep({ id, token, file, insecure, fromEnvironment }: {
  readonly id: string; readonly token: string; readonly file: string; readonly insecure: boolean; readonly fromEnvironment: string | undefined;
}): Promise<SecretPlace> {
  if (token === fromEnvironment) return 'environment';
  const stored = await secretTool(['store', '--label=Fairlead', ...attributes(id)], token);
  if (stored !== null && (await secretTool(['lookup', ...attributes(id)])) === token) return 'keyring';
  if (!insecure) return 'nowhere';
  writeFile(file, { ...readFile(file), [id]: token });
  return 'file';
}

function attributes(id: string): string[] {
  return ['application', 'fairlead', 'account', id];
}

/** Runs `secret-tool`; null where it is missing, locked or finds nothing. The token goes in by standard input, never by an argument. */
function secretTool(args: readonly string[], input = ''): Promise<string | null> {
  return new Promise((resolve) => {
    const child = execFile('secret-tool', args, { timeout: patienceMs, encoding: 'utf8' }, (error, stdout) => { resolve(error ? null : stdout.replace(/\n$/, '')); });
    child.stdin?.on('error', () => { /* It was not there to read. */ });
    child.stdin?.end(input);
  }).then((answer) => (answer === '' && args[0] === 'lookup' ? null : (answer as string | null)));
}

function readFile(file: string): Record<string, string> {
  if (!existsSync(file)) return {};
  try {
    const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return typeof content === 'object' && content !== null ? { ...content as Record<string, string> } : {};
  } catch {
    return {};
  }
}

function writeFile(file: string, content: Readonly<Record<string, string>>): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(`${file}.new`, JSON.stringify(content), { mode: 0o600 });
  chmodSync(`${file}.new`, 0o600);
  renameSync(`${file}.new`, file);
}
