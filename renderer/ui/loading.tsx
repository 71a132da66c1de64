import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';

const useStyles = makeStyles({
  root: { display: 'flex', alignItems: 'center', justifyContent: 'center', gap: '10px', padding: '32px', color: tokens.colorNeutralForeground2, flexGrow: 1 },
  spinner: {
    width: '16px', height: '16px', borderRadius: '50%', boxSizing: 'border-box', flexShrink: 0,
    border: `2px solid ${tokens.colorBrandForeground1}`, borderRightColor: 'transparent',
    animationName: { from: { transform: 'rotate(0deg)' }, to: { transform: 'rotate(360deg)' } }, animationDuration: '0.9s', animationIterationCount: 'infinite', animationTimingFunction: 'linear',
  },
});

/** A small turning ring. */
export function Spinner() {
  return <span className={useStyles().spinner} aria-hidden="true" />;
}

/** Says that something is loading, but only after 300 ms, so that what is quick does not flicker. */
export function Loading({ label }: { readonly label: string }) {
  const styles = useStyles();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return <div role="status" className={styles.root}>{shown && <><Spinner />{label}</>}</div>;
}
