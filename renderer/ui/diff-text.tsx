import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { DiffLine } from '../../shared/diff/diff-rows.ts';

const useStyles = makeStyles({
  text: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', paddingLeft: '6px', paddingRight: '8px', minWidth: 0, display: 'block' },
  sign: { display: 'inline-block', width: '14px', userSelect: 'none', color: tokens.colorNeutralForeground2 },
  removed: { backgroundColor: tokens.colorStatusDangerBackground1 },
  added: { backgroundColor: tokens.colorStatusSuccessBackground1 },
  removedMark: { backgroundColor: tokens.colorStatusDangerBackground2, color: 'inherit', borderRadius: '2px', fontWeight: tokens.fontWeightSemibold, textDecorationLine: 'none' },
  addedMark: { backgroundColor: tokens.colorStatusSuccessBackground2, color: 'inherit', borderRadius: '2px', fontWeight: tokens.fontWeightSemibold, textDecorationLine: 'none' },
  end: { marginLeft: '8px', padding: '0 4px', border: `1px solid ${tokens.colorNeutralStroke1}`, borderRadius: '3px', fontSize: '10px', color: tokens.colorNeutralForeground2, userSelect: 'none' },
});

const signs = { same: ' ', removed: '−', added: '+' } as const;

/** The text of a diff's line: its sign, the words that differ marked, and how it ends where that is unusual. */
export function DiffText({ line }: { readonly line: DiffLine }) {
  const styles = useStyles();
  const tint = line.kind === 'removed' ? styles.removed : line.kind === 'added' ? styles.added : undefined;
  const Tag = line.kind === 'removed' ? 'del' : line.kind === 'added' ? 'ins' : 'span';
  return (
    <Tag className={mergeClasses(styles.text, tint)} style={{ textDecoration: 'none' }}>
      <span className={styles.sign} aria-hidden="true">{signs[line.kind]}</span>
      {marked(line, line.kind === 'removed' ? styles.removedMark : styles.addedMark)}
      {line.end !== null && line.kind !== 'same' && <span className={styles.end}>{line.end === 'CRLF' ? 'CRLF' : 'no line end'}</span>}
    </Tag>
  );
}

function marked(line: DiffLine, className: string): ReactNode[] {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const mark of line.marks) {
    parts.push(line.text.slice(at, mark.start), <mark key={mark.start} className={className}>{line.text.slice(mark.start, mark.end)}</mark>);
    at = mark.end;
  }
  parts.push(line.text.slice(at));
  return parts;
}
