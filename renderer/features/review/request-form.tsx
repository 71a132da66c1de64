import { makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { RequestProposal } from '../../../shared/model/request.ts';
import { call } from '../../ipc/client.ts';
import { showFailure } from '../../stores/toasts-store.ts';
import { CheckBox, Select, TextArea, TextInput } from '../../ui/controls.tsx';
import { FieldRow } from '../../ui/field-row.tsx';
import { AuthorFields } from './author-fields.tsx';
import { ChoiceList } from './choice-list.tsx';
import { type RequestChanges, requestProblems, type RequestValues } from './request-draft.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: '12px' },
  checks: { display: 'flex', flexDirection: 'column' },
  summary: { cursor: 'pointer', minHeight: '24px', lineHeight: '24px', fontWeight: tokens.fontWeightSemibold, ':focus-visible': { outline: `2px solid ${tokens.colorBrandStroke1}` } },
  more: { display: 'flex', flexDirection: 'column', gap: '12px', paddingTop: '8px' },
});

/** What the form is made of; problems show once sending was tried. */
export interface RequestFormProps {
  readonly draftId: string;
  readonly proposal: RequestProposal;
  readonly values: RequestValues;
  readonly onChange: (changes: RequestChanges) => void;
  readonly showProblems: boolean;
}

/** Everything that a request is opened with, prefilled from the change. */
export function RequestForm({ draftId, proposal, values, onChange, showProblems }: RequestFormProps) {
  const styles = useStyles();
  const problems = showProblems ? requestProblems(values) : {};
  return (
    <div className={styles.form}>
      <AuthorFields proposal={proposal} author={values.author} problems={problems} onChange={(author) => onChange({ author })} />
      <FieldRow label="Title" error={problems.title ?? null}>{(control) => <TextInput {...control} spellCheck value={values.title} maxLength={255} onChange={(event) => onChange({ title: event.target.value })} />}</FieldRow>
      {proposal.templates.length > 0 && <TemplatePicker draftId={draftId} templates={proposal.templates} onPick={(description) => onChange({ description })} />}
      <FieldRow label="Description" hint="Markdown; the table of changed fields is filled in.">{(control) => <TextArea {...control} rows={9} value={values.description} onChange={(event) => onChange({ description: event.target.value })} />}</FieldRow>
      <ChoiceList label="Reviewers" choices={proposal.members.map((member) => ({ id: member.id, name: `${member.name} (${member.username})` }))} chosen={values.reviewerIds} onChange={(reviewerIds) => onChange({ reviewerIds })} />
      <ChoiceList label="Labels" choices={proposal.labels.map((label) => ({ id: label.name, name: label.name }))} chosen={values.labels} onChange={(labels) => onChange({ labels })} />
      <div className={styles.checks}>
        <CheckBox label="Mark as draft" checked={values.asDraft} onChange={(event) => onChange({ asDraft: event.target.checked })} />
        <CheckBox label="Squash commits when merging" checked={values.squash} onChange={(event) => onChange({ squash: event.target.checked })} />
        <CheckBox label="Delete the branch when merged" checked={values.removeSourceBranch} onChange={(event) => onChange({ removeSourceBranch: event.target.checked })} />
      </div>
      <details open={problems.branch !== undefined || problems.message !== undefined ? true : undefined}>
        <summary className={styles.summary}>Branch and commit message</summary>
        <div className={styles.more}>
          <FieldRow label="Branch" error={problems.branch ?? null}>{(control) => <TextInput {...control} mono value={values.branch} maxLength={250} onChange={(event) => onChange({ branch: event.target.value })} />}</FieldRow>
          <FieldRow label="Commit message" error={problems.message ?? null}>{(control) => <TextArea {...control} mono rows={4} value={values.message} onChange={(event) => onChange({ message: event.target.value })} />}</FieldRow>
        </div>
      </details>
    </div>
  );
}

/** Puts a template of the repository into the description, the table of changed fields with it. */
function TemplatePicker({ draftId, templates, onPick }: { readonly draftId: string; readonly templates: readonly string[]; readonly onPick: (description: string) => void }) {
  const [name, setName] = useState('');
  const pick = async (next: string): Promise<void> => {
    setName(next);
    onPick((await call('request.template', { draftId, name: next })).description);
  };
  return (
    <FieldRow label="Template">
      {(control) => (
        <Select {...control} value={name} onChange={(event) => void pick(event.target.value).catch(showFailure)}>
          <option value="">As proposed</option>
          {templates.map((each) => <option key={each} value={each}>{each}</option>)}
        </Select>
      )}
    </FieldRow>
  );
}
