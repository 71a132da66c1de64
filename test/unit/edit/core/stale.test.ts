import { expect, test } from 'vitest';
import { hashText, planEdits, readDocument } from '../../../../shared/edit/index.ts';

const set = [{ op: 'set', path: ['replicas'], value: 5 }] as const;

test('an edit made for another text is refused as stale, and one made for this text is not', () => {
  const document = readDocument('values.yaml', 'replicas: 3\n');
  expect(planEdits(document, set, hashText('replicas: 2\n'))).toMatchObject({ ok: false, error: { code: 'STALE' } });
  expect(planEdits(document, set, hashText('replicas: 3\n'))).toMatchObject({ ok: true, value: { text: 'replicas: 5\n' } });
});
