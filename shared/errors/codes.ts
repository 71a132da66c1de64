import { appSentences } from './app-sentences.ts';
import { editSentences } from './edit-sentences.ts';
import { forgeSentences } from './forge-sentences.ts';
import { gitSentences } from './git-sentences.ts';
import { storeSentences } from './store-sentences.ts';

/** What the operator reads: what happened, what was kept, what to do next; `{name}` is filled in from the error's data. */
export interface Sentence {
  readonly what: string;
  readonly kept: string;
  readonly next: string;
}

/** Facts that an error's sentence is filled in with; never a secret. */
export type ErrorData = Readonly<Record<string, string | number | boolean>>;

/** Every sentence by its code. */
export const sentences = {
  ...appSentences,
  ...editSentences,
  ...forgeSentences,
  ...gitSentences,
  ...storeSentences,
} as const satisfies Readonly<Record<string, Sentence>>;

/** A code of an expected failure. */
export type ErrorCode = keyof typeof sentences;

/** All codes, for completeness tests and the contract's schema. */
export const errorCodes = Object.keys(sentences) as [ErrorCode, ...ErrorCode[]];

/** The whole sentence of a code, filled in; an unknown placeholder stays visible as `{name}`. */
export function sentenceFor(code: ErrorCode, data: ErrorData): string {
  const { what, kept, next } = sentencePartsFor(code, data);
  return [what, kept, next].filter(Boolean).join(' ');
}

/** The sentence of a code in its three parts, filled in, for a screen that sets them apart. */
export function sentencePartsFor(code: ErrorCode, data: ErrorData): Sentence {
  const { what, kept, next }: Sentence = sentences[code];
  return { what: fill(what, data), kept: fill(kept, data), next: fill(next, data) };
}

function fill(text: string, data: ErrorData): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(data[name] ?? whole));
}
