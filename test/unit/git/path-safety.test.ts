import { expect, test } from 'vitest';
import { assertSafePath, unsafeName, unsafePath } from '../../../main/git/path-safety.ts';

test.each(['README.md', 'envs/prod/api.yaml', '.github/workflows/ci.yml', '.gitignore', '.gitlab-ci.yml', 'a b/c d.txt', 'ümläut/文.yaml', '-f', '.git-crypt/x', 'git/x', 'a.git/x', '.gitmodules', '...', 'x~1'])('%s is an ordinary path', (path) => {
  expect(unsafePath(path)).toBeNull();
});

test.each(['.git', '.GIT', '.Git', '.git.', '.git ', '.git . .', '.git::$INDEX_ALLOCATION', '.git:x', 'git~1', 'GIT~1', '.g\u200cit', '.\ufeffgit', '.gi\u200dt', '..', '.', '', 'a\\b', 'a\u0000', 'a\u0007', 'a\u007f', 'a\ufffd'])('the name %j is unsafe', (name) => {
  expect(unsafeName(name)).not.toBeNull();
});

test('a refused path is shown without control characters and not at full length', () => {
  expect(() => assertSafePath(`a\u001b[31m/${'x'.repeat(5000)}`)).toThrow(/^The path "a·\[31m\/x+…" is not safe \(a path longer than 4095 bytes\)/);
});
