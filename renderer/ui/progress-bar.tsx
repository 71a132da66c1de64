import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  track: { height: '4px', borderRadius: '2px', backgroundColor: tokens.colorNeutralBackground5, outline: `1px solid ${tokens.colorNeutralStroke2}`, overflow: 'hidden', position: 'relative' },
  fill: { height: '100%', borderRadius: '2px', backgroundColor: tokens.colorBrandForeground1, transitionProperty: 'width', transitionDuration: '150ms', '@media (forced-colors: active)': { forcedColorAdjust: 'none', backgroundColor: 'Highlight' } },
  unknown: {
    width: '30%', position: 'absolute', top: 0,
    animationName: { from: { left: '-30%' }, to: { left: '100%' } }, animationDuration: '1.6s', animationIterationCount: 'infinite', animationTimingFunction: 'ease-in-out',
    '@media (prefers-reduced-motion: reduce)': { animationDuration: '6s' },
  },
});

/** How far something is, `done` of `total`; total null while unknown. */
export function ProgressBar({ label, done, total }: { readonly label: string; readonly done: number; readonly total: number | null }) {
  const styles = useStyles();
  // Nothing done yet looks like nothing happening; until there is some, the bar only says that it is at work.
  const percent = total === null || total <= 0 || done === 0 ? null : Math.min(100, Math.round((done / total) * 100));
  return (
    <div role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={100} {...(percent === null ? {} : { 'aria-valuenow': percent })} className={styles.track}>
      {percent === null ? <div className={mergeClasses(styles.fill, styles.unknown)} /> : <div className={styles.fill} style={{ width: `${percent}%` }} />}
    </div>
  );
}
