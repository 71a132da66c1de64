import type { ParseArgsConfig } from 'node:util';
import type { Session } from './session.ts';
import { UsageError } from './usage-error.ts';

/** What a command was called with, parsed. */
export interface CommandInput {
  /** The arguments without the command's own words. */
  readonly args: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;
}

/** What a command has to say: the whole answer for `--json`, lines for people. */
export interface CommandOutput {
  readonly json: unknown;
  readonly text: string;
  /** An exit code other than 0, where the work was done but its result is no success. */
  readonly exitCode?: number;
}

/** One command: its words (`repo add`), what it takes, what it does. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  /** After the name, such as `URL [--account ID]`. */
  readonly usage: string;
  readonly options?: NonNullable<ParseArgsConfig['options']>;
  /** How many arguments it takes: at least, at most. */
  readonly takes: readonly [number, number];
  run(session: Session, input: CommandInput): Promise<CommandOutput>;
}

/** A text option, or undefined. */
export function textOption(input: CommandInput, name: string): string | undefined {
  const value = input.options[name];
  return typeof value === 'string' ? value : undefined;
}

/** All values of an option that may be given several times. */
export function listOption(input: CommandInput, name: string): readonly string[] {
  const value = input.options[name];
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}

/** Whether a switch was given. */
export function flagOption(input: CommandInput, name: string): boolean {
  return input.options[name] === true;
}

/** The argument at a place; the dispatcher has checked that the required ones are there. */
export function argument(input: CommandInput, index: number): string {
  const value = input.args[index];
  if (value === undefined) throw new UsageError('an argument is missing');
  return value;
}

/** Columns of text, as wide as they need to be. */
export function columns(rows: readonly (readonly string[])[]): string {
  const widths = rows.reduce<number[]>((all, row) => row.map((cell, index) => Math.max(all[index] ?? 0, cell.length)), []);
  return rows.map((row) => row.map((cell, index) => (index === row.length - 1 ? cell : cell.padEnd(widths[index] ?? 0))).join('  ')).join('\n');
}

/** A time as people in this time zone write it in logs; a dash for none. */
export function shownTime(ms: number | null): string {
  if (ms === null) return '-';
  const local = new Date(ms - new Date(ms).getTimezoneOffset() * 60_000).toISOString();
  return `${local.slice(0, 10)} ${local.slice(11, 16)}`;
}
