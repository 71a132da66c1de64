import { expect, test } from 'vitest';
import { checkRefName } from '../../../main/git/ref-name.ts';
import { git, temporaryFolder } from './real-git.ts';

const root = temporaryFolder();

function gitAccepts(name: string): boolean {
  try {
    git(root, 'check-ref-format', '--branch', name);
    return true;
  } catch {
    return false;
  }
}

const names = ['main', 'feature/x', 'a.b', 'a..b', '.a', 'a/.b', 'a.lock', 'a.lock/b', 'a/', '/a', 'a//b', 'a b', 'a~b', 'a^b', 'a:b', 'a?b', 'a*b', 'a[b', 'a]b', 'a\\b', 'a@{b', '@', '@a', 'a@', 'HEAD', 'head', '-a', 'a-', 'a.', 'a\u0001b', 'a\u007fb', 'ü', '文/字', 'a"b', "a'b", 'a$b', 'a;b', 'a|b', 'a&b', 'refs/heads/a', 'x'.repeat(240), ''];

test.each(names)('git accepts every branch name that is accepted here: %j', (name) => {
  if (checkRefName(name) === null) expect(gitAccepts(name)).toBe(true);
});

test('ordinary names are not refused', () => {
  for (const name of names.filter((each) => !['HEAD', '@'].includes(each) && gitAccepts(each))) expect(checkRefName(name), name).toBeNull();
});
