import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  code: { fontFamily: tokens.fontFamilyMonospace, fontSize: '0.92em', overflowWrap: 'anywhere' },
  chip: { padding: '1px 5px', borderRadius: tokens.borderRadiusSmall, backgroundColor: tokens.colorNeutralBackground3, border: `1px solid ${tokens.colorNeutralStroke2}` },
});

/** Text that comes from a file or a command: monospace, can be selected; `chip` sets it apart within a sentence. */
export function CodeText({ chip = false, title, children }: { readonly chip?: boolean; readonly title?: string; readonly children: ReactNode }) {
  const styles = useStyles();
  return <code className={mergeClasses(styles.code, chip && styles.chip)} title={title}>{children}</code>;
}
