import { useCommands } from '../stores/commands-store.ts';
import { isMac, matchesShortcut } from '../ui/shortcut.ts';

/** Runs a command when its shortcut is typed, unless a control has taken the key for itself; until the returned function is called. */
export function listenForShortcuts(): () => void {
  const onMac = isMac();
  const listen = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return;
    for (const command of useCommands.getState().byId.values()) {
      if (command.shortcut !== undefined && matchesShortcut(command.shortcut, event, onMac)) {
        // Taking the key also keeps the menu's accelerator from giving the command a second time.
        event.preventDefault();
        command.run();
        return;
      }
    }
  };
  window.addEventListener('keydown', listen);
  return () => window.removeEventListener('keydown', listen);
}
