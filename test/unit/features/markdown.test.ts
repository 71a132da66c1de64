import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { markdownBlocks } from '../../../renderer/ui/markdown-blocks.ts';
import { MarkdownText } from '../../../renderer/ui/markdown-text.tsx';

test('headings, paragraphs, lists, code and tables are told apart', () => {
  const source = '### Why\n\nBecause it\nis slow.\n\n- one\n- two\n\n1. first\n\n```yaml\na: 1\n```\n\n| File | Field |\n| --- | --- |\n| `a.yaml` | x \\| y |\n\n<!-- hidden -->';
  expect(markdownBlocks(source)).toEqual([
    { kind: 'heading', level: 3, text: 'Why' },
    { kind: 'paragraph', text: 'Because it is slow.' },
    { kind: 'list', ordered: false, items: ['one', 'two'] },
    { kind: 'list', ordered: true, items: ['first'] },
    { kind: 'code', text: 'a: 1' },
    { kind: 'table', head: ['File', 'Field'], rows: [['`a.yaml`', 'x | y']] },
  ]);
});

test('a fence that is never closed, and an odd bar, lose nothing', () => {
  expect(markdownBlocks('```\nx')).toEqual([{ kind: 'code', text: 'x' }]);
  expect(markdownBlocks('a | b')).toEqual([{ kind: 'paragraph', text: 'a | b' }]);
});

test('what anybody wrote into a description never becomes HTML or a link', () => {
  const html = renderToStaticMarkup(createElement(MarkdownText, { source: '<img src=x onerror=alert(1)> [click](javascript:alert(1)) **bold** `code`' }));
  expect(html).not.toMatch(/<img|<a |href/);
  expect(html).toContain('&lt;img');
  expect(html).toMatch(/<strong>bold<\/strong>/);
});

test('a description made to hold up the window is drawn in no time', () => {
  const started = performance.now();
  const long = 200_000;
  for (const source of ['<!--'.repeat(long), `# ${' '.repeat(long)}x`, `# ${'#'.repeat(long)}x`, `a | b\n${'-'.repeat(long)}|x`, '`'.repeat(long), `${' '.repeat(long)}|`]) {
    expect(renderToStaticMarkup(createElement(MarkdownText, { source }))).not.toBe('');
  }
  expect(performance.now() - started).toBeLessThan(4000);
});
