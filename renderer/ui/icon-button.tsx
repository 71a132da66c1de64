import { Button } from '@fluentui/react-components';
import type { MouseEvent, ReactElement } from 'react';

/** What an icon button is made of; the label is its name and its tooltip. */
export interface IconButtonProps {
  readonly onClick: (event: MouseEvent<HTMLButtonElement>) => void;
  readonly disabled?: boolean;
  readonly size?: 'small' | 'medium';
  readonly appearance?: 'subtle' | 'secondary';
  readonly className?: string;
  readonly icon: ReactElement;
  readonly label: string;
  readonly shortcut?: string;
  readonly 'aria-pressed'?: boolean;
  readonly 'aria-expanded'?: boolean;
  /** The id of the menu that it opens. */
  readonly menuId?: string;
}

/** A button that shows an icon only; small and quiet. */
export function IconButton({ icon, label, shortcut, menuId, ...rest }: IconButtonProps) {
  // The native tooltip: no portal, no listener, nothing mounted until it is needed.
  return <Button appearance="subtle" size="small" {...rest} {...(menuId === undefined ? {} : { 'aria-haspopup': 'menu', 'aria-controls': menuId })} icon={icon} aria-label={label} title={shortcut === undefined ? label : `${label} (${shortcut})`} />;
}
