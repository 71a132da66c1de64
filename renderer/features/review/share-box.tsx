import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { Share } from './staging.ts';

const useStyles = makeStyles({ box: { width: '16px', height: '16px', margin: '4px 2px', flexShrink: 0, cursor: 'pointer', accentColor: tokens.colorCompoundBrandBackground } });

/** A tick box that also knows "some": ticked stages, unticked unstages. */
export function ShareBox({ share, label, onChange }: { readonly share: Share; readonly label: string; readonly onChange: (staged: boolean) => void }) {
  const styles = useStyles();
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = share === 'some';
  }, [share]);
  return <input ref={box} type="checkbox" className={styles.box} aria-label={label} checked={share === 'all'} onChange={(event) => onChange(event.target.checked)} />;
}
