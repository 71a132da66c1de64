import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useMemo } from 'react';
import type { Problem, Range } from '../../../../shared/edit/types.ts';
import { counted } from '../../../ui/format-amount.ts';
import { NoticeBar } from '../../../ui/notice-bar.tsx';
import type { ReadText } from '../session/read-text.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: '4px 0 0', padding: 0, maxHeight: '120px', overflowY: 'auto' },
  item: { display: 'flex', gap: '8px', alignItems: 'baseline', minWidth: 0 },
  link: {
    padding: 0, minHeight: '24px', border: 'none', background: 'none', font: 'inherit', cursor: 'pointer', textAlign: 'left', color: tokens.colorNeutralForeground1, textDecorationLine: 'underline', flexShrink: 0,
    ':focus-visible': { outline: `2px solid ${tokens.colorBrandStroke1}` },
  },
});

const mostShown = 50;

/** Why a file has no form, or which of its parts are broken, with the way to each place; nothing when all is well. */
export function NoFormNotice({ document, onGoTo }: { readonly document: ReadText; readonly onGoTo: (range: Range) => void }) {
  const styles = useStyles();
  const lines = useMemo(() => withLines(document.text, document.problems.slice(0, mostShown)), [document]);
  const { readOnly } = document;
  if (readOnly === undefined && lines.length === 0) return null;
  const range = lines.length === 0 ? readOnly?.range : undefined;
  return (
    <NoticeBar flush intent={readOnly?.code === 'SYNTAX' || (readOnly === undefined && lines.length > 0) ? 'warning' : 'info'} actions={range !== undefined && <Button size="small" onClick={() => onGoTo(range)}>Go to it</Button>}>
      {words(document, lines.length)}
      {lines.length > 0 && (
        <ul className={styles.list}>
          {lines.map(({ problem, line }) => (
            <li key={`${problem.range.start} ${problem.code}`} className={styles.item}>
              <button type="button" className={styles.link} onClick={() => onGoTo(problem.range)}>Line {line}</button>
              <span>{problem.message}</span>
            </li>
          ))}
        </ul>
      )}
    </NoticeBar>
  );
}

function words({ readOnly, form }: ReadText, problems: number): string {
  if (readOnly === undefined) return `${counted(problems, 'problem')} in this file; what is around them can be edited.`;
  if (readOnly.code !== 'SYNTAX' || problems === 0) return `No form: ${readOnly.message}`;
  return `This file does not parse. ${form.sections.length > 0 ? 'The form shows what could be read, locked, until' : 'There is a form again as soon as'} the text is put right.`;
}

/** Problems with the lines they stand in; the text is gone through once. */
function withLines(text: string, problems: readonly Problem[]): { readonly problem: Problem; readonly line: number }[] {
  let line = 1;
  let next = text.indexOf('\n');
  return problems.toSorted((a, b) => a.range.start - b.range.start).map((problem) => {
    for (; next >= 0 && next < problem.range.start; next = text.indexOf('\n', next + 1)) line += 1;
    return { problem, line };
  });
}
