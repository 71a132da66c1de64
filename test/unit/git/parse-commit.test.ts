import { expect, test } from 'vitest';
import { formatPerson, parseCommit, parsePerson } from '../../../main/git/objects/parse-commit.ts';

const tree = `tree ${'a'.repeat(40)}`;
const person = 'Zoë <zoe@example.com> 1700000000 +0530';

function parse(headers: readonly (string | Buffer)[], message: string | Buffer): ReturnType<typeof parseCommit> {
  const lines = headers.map((line) => Buffer.concat([Buffer.from(line), Buffer.from('\n')]));
  return parseCommit('c'.repeat(40), Buffer.concat([...lines, Buffer.from('\n'), Buffer.from(message)]));
}

test('headers that are not known, signatures and several parents are read past', () => {
  const commit = parse([tree, `parent ${'b'.repeat(40)}`, `parent ${'d'.repeat(40)}`, `author ${person}`, `committer ${person}`, 'gpgsig -----BEGIN PGP SIGNATURE-----', ' x', ' -----END PGP SIGNATURE-----', 'mergetag object x'], 'Subject\n\nBody\n');
  expect(commit).toMatchObject({ parents: ['b'.repeat(40), 'd'.repeat(40)], signed: true, message: 'Subject\n\nBody\n', author: { name: 'Zoë', email: 'zoe@example.com', timeMs: 1_700_000_000_000, offsetMinutes: 330 } });
});

test('a text in a declared encoding is decoded, and one that lies about UTF-8 is taken for Latin-1', () => {
  const latin = Buffer.from('Zo\u00eb', 'latin1');
  const line = Buffer.concat([Buffer.from('author '), latin, Buffer.from(' <z@e> 1 +0000')]);
  expect(parse([tree, line, 'committer A <a@b> 1 +0000', 'encoding ISO-8859-1'], latin)).toMatchObject({ author: { name: 'Zoë' }, message: 'Zoë' });
  expect(parse([tree, line, 'committer A <a@b> 1 +0000'], latin)).toMatchObject({ author: { name: 'Zoë' }, message: 'Zoë' });
  expect(parse([tree, 'author A <a@b> 1 +0000', 'committer A <a@b> 1 +0000', 'encoding shift_jis'], Buffer.from([0x83, 0x65]))).toMatchObject({ message: 'テ' });
});

test.each([
  ['no mail', 'A B', { name: 'A B', email: '' }],
  ['no time', 'A <a@b>', { name: 'A', timeMs: 0 }],
  ['empty name', '<a@b> 5 -0130', { name: '', timeMs: 5000, offsetMinutes: -90 }],
])('a person with %s is read as far as it goes', (_, line, expected) => {
  expect(parsePerson(line)).toMatchObject(expected);
});

test('a person is written as git reads it, without what would break the line', () => {
  expect(formatPerson({ name: 'A\n<B>', email: 'a@b\0', timeMs: 1_700_000_000_999, offsetMinutes: -330 })).toBe('AB <a@b> 1700000000 -0530');
});
