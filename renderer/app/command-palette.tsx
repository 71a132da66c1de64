import { makeStyles, tokens } from '@fluentui/react-components';
import { Command } from 'cmdk';
import { useEffect, useState } from 'react';
import { type Command as AppCommand, useCommands } from '../stores/commands-store.ts';
import { navigate } from '../stores/navigation-store.ts';
import { useRepositoryList } from '../stores/repositories-store.ts';
import { handOverTyped } from '../stores/typed-ahead.ts';
import { KeyHint } from '../ui/key-hint.tsx';
import { PaletteFrame } from '../ui/palette-frame.tsx';
import { paletteScore } from './palette-score.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', minHeight: 0 },
  input: {
    width: '100%', height: '44px', flexShrink: 0, padding: '0 16px', boxSizing: 'border-box', fontFamily: 'inherit', fontSize: tokens.fontSizeBase400, outlineStyle: 'none',
    color: tokens.colorNeutralForeground1, backgroundColor: 'transparent', border: 'none', borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    '::placeholder': { color: tokens.colorNeutralForeground3, opacity: 1 },
  },
  list: {
    overflowY: 'auto', minHeight: 0, padding: '6px', boxSizing: 'border-box',
    '& [cmdk-group-heading]': { padding: '6px 10px 4px', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  },
  item: {
    display: 'flex', alignItems: 'center', gap: '12px', minHeight: '32px', padding: '0 10px', borderRadius: tokens.borderRadiusMedium, cursor: 'pointer',
    '&[data-selected="true"]': { backgroundColor: tokens.colorBrandBackground2, color: tokens.colorNeutralForeground1, '@media (forced-colors: active)': { outline: '2px solid Highlight' } },
  },
  title: { flexGrow: 1, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  empty: { padding: '20px 16px', color: tokens.colorNeutralForeground2, textAlign: 'center' },
});

/** Finds and gives any command, or goes to a repository, by a few letters of its name. */
export function CommandPalette({ onClose }: { readonly onClose: () => void }) {
  const styles = useStyles();
  const commands = [...useCommands((state) => state.byId).values()].filter((command) => command.hidden !== true);
  const [query, setQuery] = useState('');
  useEffect(() => handOverTyped(setQuery), []);
  const give = (run: () => void) => (): void => {
    onClose();
    run();
  };
  return (
    <PaletteFrame label="Command palette" onClose={onClose}>
      <Command label="Commands" loop vimBindings={false} className={styles.root} filter={(_value, query, [title = '', ...more] = []) => paletteScore(query, title, more.join(' '))}>
        {/* The palette opens to be typed in. */}
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
        <Command.Input autoFocus value={query} onValueChange={setQuery} className={styles.input} placeholder="Type a command or a repository" />
        <Command.List className={styles.list} label="Commands">
          <Command.Empty className={styles.empty}>No command has these letters. Try fewer, or another word.</Command.Empty>
          {sectionsOf(commands).map(([section, entries]) => (
            <Command.Group key={section} heading={section}>
              {entries.map((command) => <Entry key={command.id} command={command} onGive={give(command.run)} />)}
            </Command.Group>
          ))}
          <RepositoryEntries give={give} />
        </Command.List>
      </Command>
    </PaletteFrame>
  );
}

function Entry({ command, onGive }: { readonly command: AppCommand; readonly onGive: () => void }) {
  const styles = useStyles();
  return (
    <Command.Item className={styles.item} value={command.id} keywords={[command.title, command.section, command.keywords ?? '']} onSelect={onGive}>
      <span className={styles.title}>{command.title}</span>
      {command.shortcut !== undefined && <KeyHint shortcut={command.shortcut} />}
    </Command.Item>
  );
}

function RepositoryEntries({ give }: { readonly give: (run: () => void) => () => void }) {
  const styles = useStyles();
  const repositories = useRepositoryList();
  if (repositories.length === 0) return null;
  return (
    <Command.Group heading="Open a repository">
      {repositories.map(({ id, name, projectPath, url }) => (
        <Command.Item key={id} className={styles.item} value={`repository ${id}`} keywords={[name, projectPath ?? url]} onSelect={give(() => navigate({ page: 'repository', repositoryId: id, tab: 'files' }))}>
          <span className={styles.title}>{name}</span>
        </Command.Item>
      ))}
    </Command.Group>
  );
}

function sectionsOf(commands: readonly AppCommand[]): readonly (readonly [string, readonly AppCommand[]])[] {
  const sections = new Map<string, AppCommand[]>();
  for (const command of commands) sections.set(command.section, [...(sections.get(command.section) ?? []), command]);
  return [...sections];
}
