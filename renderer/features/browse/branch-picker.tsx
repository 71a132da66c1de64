import { useEffect } from 'react';
import { loadBranches, useRefs } from '../../stores/refs-store.ts';
import { showFailure } from '../../stores/toasts-store.ts';
import { Select } from '../../ui/controls.tsx';

/** Chooses the branch whose files are shown; the default one first. */
export function BranchPicker({ repositoryId, value, onChange }: { readonly repositoryId: string; readonly value: string; readonly onChange: (branch: string) => void }) {
  const branches = useRefs((state) => state.branches[repositoryId]);
  useEffect(() => {
    if (branches === undefined) loadBranches(repositoryId).catch(showFailure);
  }, [repositoryId, branches]);
  const names = [...(branches ?? [])].sort((a, b) => Number(b.isDefault) - Number(a.isDefault) || a.name.localeCompare(b.name)).map((each) => each.name);
  return (
    <Select aria-label="Branch" title="Branch whose files are shown" value={value} onChange={(event) => onChange(event.target.value)}>
      {(names.includes(value) ? names : [value, ...names]).map((name) => <option key={name} value={name}>{/^[0-9a-f]{40}$/.test(name) ? `Commit ${name.slice(0, 8)}` : name}</option>)}
    </Select>
  );
}
