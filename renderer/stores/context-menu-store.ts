import { create } from 'zustand';

/** What a menu at the pointer offers, and where on the screen, in pixels of the window. */
export interface ContextMenuRequest {
  readonly label: string;
  readonly entries: readonly { readonly label: string; readonly disabled?: boolean; readonly run: () => void }[];
  readonly at: { readonly x: number; readonly y: number };
}

/** The menu that a right click or the menu key asked for; renderer/app shows it. */
export const useContextMenu = create<{ readonly menu: ContextMenuRequest | null }>()(() => ({ menu: null }));

/** Shows a menu in place of any other. */
export function openContextMenu(menu: ContextMenuRequest): void {
  useContextMenu.setState({ menu });
}

/** Takes the menu away. */
export function closeContextMenu(): void {
  useContextMenu.setState({ menu: null });
}
