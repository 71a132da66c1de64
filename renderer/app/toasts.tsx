import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle';
import { InfoFilled } from '@fluentui/react-icons/svg/info';
import { WarningFilled } from '@fluentui/react-icons/svg/warning';
import { useEffect, useState } from 'react';
import { dismissToast, type Toast, useToasts } from '../stores/toasts-store.ts';
import { IconButton } from '../ui/icon-button.tsx';

const useStyles = makeStyles({
  region: { position: 'fixed', right: '16px', bottom: '38px', width: '360px', display: 'flex', flexDirection: 'column', gap: '8px', zIndex: 900, pointerEvents: 'none' },
  toast: {
    display: 'flex', gap: '10px', alignItems: 'flex-start', padding: '10px 8px 10px 12px', pointerEvents: 'auto', overflowWrap: 'anywhere',
    color: tokens.colorNeutralForeground1, backgroundColor: tokens.colorNeutralBackground1, border: `1px solid ${tokens.colorNeutralStroke1}`, borderRadius: tokens.borderRadiusLarge, boxShadow: tokens.shadow16,
  },
  icon: { display: 'flex', fontSize: '18px', marginTop: '1px', flexShrink: 0 },
  success: { color: tokens.colorStatusSuccessForeground3 },
  info: { color: tokens.colorBrandForeground1 },
  warning: { color: tokens.colorStatusWarningForeground3 },
  error: { color: tokens.colorStatusDangerForeground1 },
  words: { flexGrow: 1, minWidth: 0 },
  title: { fontWeight: tokens.fontWeightSemibold },
  detail: { marginTop: '2px', color: tokens.colorNeutralForeground2 },
  action: { marginTop: '6px' },
});

const icons = { success: CheckmarkCircleFilled, info: InfoFilled, warning: WarningFilled, error: ErrorCircleFilled } as const;
const stayMs = { success: 5_000, info: 7_000, warning: 12_000, error: 20_000 } as const;

/** The notices in the corner: announced politely, never focused, gone after a while unless the pointer rests on them. */
export function Toasts() {
  const styles = useStyles();
  const toasts = useToasts((state) => state.toasts);
  return (
    <div className={styles.region} role="log" aria-live="polite" aria-label="Notices">
      {toasts.map((toast) => <ToastCard key={toast.id} toast={toast} />)}
    </div>
  );
}

function ToastCard({ toast: { id, intent, title, detail, action } }: { readonly toast: Toast }) {
  const styles = useStyles();
  const [held, setHeld] = useState(false);
  const Icon = icons[intent];
  useEffect(() => {
    if (held) return undefined;
    const timer = setTimeout(() => dismissToast(id), stayMs[intent]);
    return () => clearTimeout(timer);
  }, [held, id, intent]);
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={styles.toast} onPointerEnter={() => setHeld(true)} onPointerLeave={() => setHeld(false)} onFocus={() => setHeld(true)} onBlur={() => setHeld(false)}>
      <span className={mergeClasses(styles.icon, styles[intent])} aria-hidden="true"><Icon /></span>
      <div className={styles.words}>
        <div className={styles.title}>{title}</div>
        {detail !== null && <div className={styles.detail}>{detail}</div>}
        {action !== null && <Button size="small" className={styles.action} onClick={() => { dismissToast(id); action.run(); }}>{action.label}</Button>}
      </div>
      <IconButton icon={<DismissRegular />} label="Dismiss" onClick={() => dismissToast(id)} />
    </div>
  );
}
