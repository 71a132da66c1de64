import { BracesRegular } from '@fluentui/react-icons/svg/braces';
import { CubeRegular } from '@fluentui/react-icons/svg/cube';
import { DocumentRegular } from '@fluentui/react-icons/svg/document';
import { DocumentTextRegular } from '@fluentui/react-icons/svg/document-text';
import { FolderRegular } from '@fluentui/react-icons/svg/folder';
import { FolderOpenRegular } from '@fluentui/react-icons/svg/folder-open';
import { LayerRegular } from '@fluentui/react-icons/svg/layer';
import { LinkRegular } from '@fluentui/react-icons/svg/link';
import { ListRegular } from '@fluentui/react-icons/svg/list';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import { WindowConsoleRegular } from '@fluentui/react-icons/svg/window-console';
import type { TreeRow } from './file-tree.ts';

const byExtension: Readonly<Record<string, typeof DocumentRegular>> = {
  yaml: ListRegular, yml: ListRegular, json: BracesRegular, jsonc: BracesRegular, toml: ListRegular, ini: ListRegular, env: ListRegular, cfg: ListRegular,
  tf: LayerRegular, tfvars: LayerRegular, hcl: LayerRegular, md: DocumentTextRegular, txt: DocumentTextRegular, sh: WindowConsoleRegular, py: WindowConsoleRegular,
};

/** The picture of a row: what kind of thing it is. */
export function FileIcon({ row }: { readonly row: TreeRow }) {
  if (row.kind === 'folder') return row.expanded ? <FolderOpenRegular aria-hidden="true" /> : <FolderRegular aria-hidden="true" />;
  if (row.entry.unsafe !== undefined) return <WarningRegular aria-hidden="true" />;
  if (row.entry.type === 'symlink') return <LinkRegular aria-hidden="true" />;
  if (row.entry.type === 'submodule') return <CubeRegular aria-hidden="true" />;
  const Icon = byExtension[row.name.slice(row.name.lastIndexOf('.') + 1).toLowerCase()] ?? DocumentRegular;
  return <Icon aria-hidden="true" />;
}
