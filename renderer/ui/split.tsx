import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Fragment, type ReactNode } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';

const useStyles = makeStyles({
  group: { flexGrow: 1, minHeight: 0, minWidth: 0 },
  panel: { display: 'flex', flexDirection: 'column', minHeight: 0, minWidth: 0, overflow: 'hidden' },
  separator: {
    backgroundColor: tokens.colorNeutralStroke2, flexShrink: 0, outlineStyle: 'none',
    ':hover': { backgroundColor: tokens.colorBrandStroke1 },
    ':focus-visible': { backgroundColor: tokens.colorBrandStroke1, boxShadow: `0 0 0 1px ${tokens.colorBrandStroke1}` },
  },
  vertical: { width: '1px' },
  horizontal: { height: '1px' },
});

/** One pane; sizes are percent of the whole. */
export interface Pane {
  readonly id: string;
  readonly content: ReactNode;
  readonly initial: number;
  readonly min?: number;
}

/** What a split is made of. */
export interface SplitProps {
  readonly id: string;
  readonly orientation: 'horizontal' | 'vertical';
  readonly panes: readonly Pane[];
  /** Sizes by pane id, in percent, as `onLayout` told them before. */
  readonly layout?: Readonly<Record<string, number>> | undefined;
  readonly onLayout?: (layout: Readonly<Record<string, number>>) => void;
}

/** Panes side by side (`horizontal`) or stacked, with handles to drag or to move with the arrow keys. */
export function Split({ id, orientation, panes, layout, onLayout }: SplitProps) {
  const styles = useStyles();
  return (
    <Group
      id={id} orientation={orientation} className={styles.group}
      {...(layout === undefined ? {} : { defaultLayout: { ...layout } })}
      onLayoutChanged={(now, { isUserInteraction }) => isUserInteraction && onLayout?.(now)}
    >
      {panes.map((pane, index) => (
        <Fragment key={pane.id}>
          {index > 0 && <Separator aria-label={`Resize ${pane.id}`} className={mergeClasses(styles.separator, orientation === 'horizontal' ? styles.vertical : styles.horizontal)} />}
          <Panel id={pane.id} defaultSize={`${pane.initial}%`} minSize={`${pane.min ?? 10}%`} className={styles.panel} style={{ overflow: 'hidden' }}>{pane.content}</Panel>
        </Fragment>
      ))}
    </Group>
  );
}
