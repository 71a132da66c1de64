import { create } from 'zustand';

/** Something the operator can do, by palette, shortcut or menu. */
export interface Command {
  /** Such as `repository.fetch`; the menu names commands by it. */
  readonly id: string;
  readonly title: string;
  /** Heading in the palette and the shortcut sheet, such as `Go to`. */
  readonly section: string;
  /** More words to find it by. */
  readonly keywords?: string;
  /** Such as `Mod+K`: `Mod` is Command on macOS, Control elsewhere. */
  readonly shortcut?: string;
  /** Left out of the palette; still answers its shortcut and the menu. */
  readonly hidden?: boolean;
  readonly run: () => void;
}

interface CommandsState {
  readonly byId: ReadonlyMap<string, Command>;
}

/** The commands that can be given now, in the order of registration. */
export const useCommands = create<CommandsState>()(() => ({ byId: new Map() }));

/** Offers commands until the returned function is called; of two with the same id the later one answers, and gives it back. */
export function registerCommands(commands: readonly Command[]): () => void {
  const before = useCommands.getState().byId;
  const shadowed = commands.flatMap((command) => before.get(command.id) ?? []);
  useCommands.setState({ byId: new Map([...before, ...commands.map((command) => [command.id, command] as const)]) });
  return () => {
    const after = new Map(useCommands.getState().byId);
    for (const command of commands) if (after.get(command.id) === command) after.delete(command.id);
    for (const command of shadowed) if (!after.has(command.id)) after.set(command.id, command);
    useCommands.setState({ byId: after });
  };
}

/** Gives a command; false when nothing offers it now. */
export function runCommand(id: string): boolean {
  const command = useCommands.getState().byId.get(id);
  command?.run();
  return command !== undefined;
}
