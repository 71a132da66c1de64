import { expect, test } from 'vitest';
import { redact } from '../../../main/app/log.ts';

test.for([
  ['cloning https://oauth2:glpat-abc123DEF@gitlab.example.com/x.git', 'glpat-abc123DEF'],
  ['PRIVATE-TOKEN: abcdef', 'abcdef'],
  ['{"authorization":"Bearer abcdef"}', 'abcdef'],
  ['token glpat-Zz9_yy-1.2 was refused', 'Zz9_yy'],
  ['ghp_abcdef was refused', 'abcdef'],
])('a secret never reaches the log: %s', ([line = '', secret = '']) => {
  expect(redact(line)).not.toContain(secret);
});
