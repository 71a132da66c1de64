import { expect, test } from 'vitest';
import { diskError, translatingDisk } from '../../../main/git/disk-errors.ts';

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: /home/me/secret/place`), { code });
}

test.each([['ENOSPC', 'DISK_FULL'], ['EDQUOT', 'DISK_FULL'], ['EACCES', 'DISK_DENIED'], ['EROFS', 'DISK_DENIED']])('%s is told as %s', (code, expected) => {
  expect(() => translatingDisk('the store', () => {
    throw systemError(code);
  })).toThrow(expect.objectContaining({ code: expected }));
});

test('any other error stays itself', () => {
  const error = systemError('EIO');
  expect(diskError(error, 'the store')).toBe(error);
});
