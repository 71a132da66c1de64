import { writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { resolve } from 'node:path';
import { exitCodeOf } from '../../main/cli/exit-codes.ts';
import { channels } from '../../shared/contract/channels.ts';
import { appSentences } from '../../shared/errors/app-sentences.ts';
import { editSentences } from '../../shared/errors/edit-sentences.ts';
import { forgeSentences } from '../../shared/errors/forge-sentences.ts';
import { gitSentences } from '../../shared/errors/git-sentences.ts';
import { errorCodes, type ErrorCode, type Sentence, sentences } from '../../shared/errors/index.ts';
import { storeSentences } from '../../shared/errors/store-sentences.ts';

const areas: readonly (readonly [string, Readonly<Record<string, Sentence>>])[] = [
  ['The app', appSentences], ['Edits and drafts', editSentences], ['The forge', forgeSentences], ['Git', gitSentences], ['This computer', storeSentences],
];

const head = `# Errors

Every expected failure has a code and a sentence that says what happened, what was kept and what to do next. The window shows the
sentence; the command line prints code and sentence and ends with the exit code named here. A fault of Fairlead's own is \`INTERNAL\`
with a reference that finds it in \`logs/engine.log\`. Any channel may answer \`INTERNAL\`, \`BAD_REQUEST\`, \`CANCELLED\` and \`ENGINE_STOPPED\`.

This page is made by \`node test/harness/errors-page.ts\`; a test holds it against the code.
`;

/** The text of ERRORS.md, made from the table of sentences and the contract; codes of areas that are not listed come under "Others". */
export function errorsPage(): string {
  const known = new Set(areas.flatMap(([, codes]) => Object.keys(codes)));
  const others = errorCodes.filter((code) => !known.has(code));
  const listed = areas.map(([title, codes]) => section(title, errorCodes.filter((code) => code in codes)));
  return [head, ...listed, ...(others.length === 0 ? [] : [section('Others', others)])].join('\n');
}

function section(title: string, codes: readonly ErrorCode[]): string {
  return `## ${title}\n\n${codes.map(entry).join('\n\n')}\n`;
}

function entry(code: ErrorCode): string {
  const { what, kept, next }: Sentence = sentences[code];
  const nouns = Object.entries(channels).filter(([, channel]) => (channel.errors as readonly string[]).includes(code)).map(([name]) => `\`${name.split('.')[0]}.*\``);
  const where = nouns.length === 0 ? '' : ` Channels: ${[...new Set(nouns)].join(', ')}.`;
  return `### ${code}\n\n${[what, kept, next].filter(Boolean).join(' ')}\n\nExit code ${exitCodeOf(code)}.${where}`;
}

if (argv[1] !== undefined && resolve(argv[1]) === import.meta.filename) {
  writeFileSync(resolve(import.meta.dirname, '../../ERRORS.md'), errorsPage());
}
