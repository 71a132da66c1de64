import { parse as parseDotenv } from 'dotenv';
import { parse as parseIni } from 'ini';
import type { Operation } from '../../../shared/edit/index.ts';
import { applyToModels, type Model } from './model.ts';
import type { SecondReader } from './read-model.ts';
import { asText, hasHosts, inPlace, isPlainText, textModel } from './text-model.ts';

/** Where npm's `ini` documents or shows a dialect of its own; a file that meets one of them is not judged by it. */
const iniDialect: readonly (readonly [name: string, met: RegExp])[] = [
  ['colons separate keys from values', /^[ \t]*[^[#;=\s][^=\n]*:/m],
  ['indented lines go on with a value', /^[ \t]+[^\s#;[]/m],
  ['a backslash is part of a value', /^[^#;\n]*\\/m],
  ['a comment sign stuck to a text is part of it', /^[ \t]*[^#;\s][^\n]*[#;]/m],
  ['blanks within a section\'s brackets', /^[ \t]*\[(?:[ \t]|[^\]\n]*[ \t]\])/m],
  ['dots in a section\'s name', /^\[[^\]\n]*\./m],
  ['a section is indented or has something behind it', /^[ \t]+\[|^\[[^\]\n]*\][^\S\n]*[^\s]/m],
  ['a key ends in []', /^[^#;=\n]*\[\][ \t]*(?:=|$)/m],
  ['quotes within a value', /=[^\n]*["'][^\n]*["'][^\n]*["']|=[ \t]*["'][^"'\n]*$|=[^\n"']+["']|^[ \t]*["']/m],
  ['a key that cannot be a property, or that a property would put first', /^[ \t]*(?:__proto__|\[?\d+[ \t]*(?:[=\]]|$))/m],
];

/** npm's `ini` as a reader of INI files: all values as text, a bare key as `true`. */
export const iniReader: SecondReader = {
  name: 'ini', ordered: true, losesDuplicates: true,
  dialect: (document) => (hasHosts(document) ? 'hosts of an inventory' : metBy(iniDialect, document.text)),
  read: (text) => [textModel(parseIni(text.replace(/^\uFEFF/, '')))],
  // A comment behind a quoted value makes the quotes part of it.
  apply: (models, operation) => (!(operation.op === 'comment' && operation.place === 'after') && !namesSection(models, operation) && isPlainText(operation, /[#;\\"'\n\r]|^\s|\s$|^\[|^$|^null$/) ? applyToModels(models, asText(inPlace(models, operation))) : false),
};

/** Dots in a section's new name make it one within another. */
function namesSection([root]: readonly Model[], operation: Operation): boolean {
  const own = operation.op === 'rename' && root?.t === 'map' && root.entries.some(([key, model]) => key === operation.path[0] && model.t === 'map');
  const made = operation.op === 'insert' && operation.value !== null && typeof operation.value === 'object';
  return (own || made) && 'path' in operation && operation.path.length < 2 && 'key' in operation && operation.key.includes('.');
}

/** Where npm's `dotenv` differs from Compose and shells, which the engine follows. */
const dotenvDialect: readonly (readonly [name: string, met: RegExp])[] = [
  ['colons separate keys from values', /^[ \t]*(?:export[ \t]+)?[\w.-]+:\s/m],
  ['a backslash within double quotes', /^[ \t]*(?:export[ \t]+)?[\w.-]+[ \t]*=[ \t]*"[^"\n]*\\(?![nr])/m],
  ['a backslash before a single quote', /\\'/],
  ['a number sign stuck to a value', /^[ \t]*[^#\s][^\n=]*=[ \t]*[^\s"'`#][^\n]*[^\s\n]#|^[ \t]*[^#\s][^\n=]*=[ \t]*#/m],
  ['text behind a closing quote', /^[ \t]*(?:export[ \t]+)?[\w.-]+[ \t]*=[ \t]*(?:"[^"\n]*"|'[^'\n]*'|`[^`\n]*`)[ \t]*[^\s#]/m],
  ['a quote that is not closed on its line', /^[ \t]*(?:export[ \t]+)?[\w.-]+[ \t]*=[ \t]*(?:"[^"\n]*|'[^'\n]*|`[^`\n]*)$/m],
  ['a key that begins with a digit, a dot or a hyphen', /^[ \t]*(?:export[ \t]+)?[\d.-][\w.-]*[ \t]*=/m],
  ['an empty value, after which dotenv may read on in the next line', /=[ \t]*\n[ \t]*["'`]/m],
];

/** npm's `dotenv` as a reader of `.env` files. */
export const dotenvReader: SecondReader = {
  name: 'dotenv', ordered: true, losesDuplicates: true,
  dialect: ({ text }) => metBy(dotenvDialect, text),
  read: (text) => [textModel(parseDotenv(text.replace(/^\uFEFF/, '')))],
  // What only double quotes can hold is unescaped by Compose and shells, and left as it is by dotenv.
  apply: (models, operation) => (isPlainText(operation, /["\\`\t$\u0085\u2028\u2029\uFEFF]|'.*[\n#]|\r|[\n#].*'/s) ? applyToModels(models, asText(operation)) : false),
};

function metBy(dialect: typeof iniDialect, text: string): string | undefined {
  const plain = text.replaceAll('\r\n', '\n');
  return dialect.find(([, met]) => met.test(plain))?.[0];
}
