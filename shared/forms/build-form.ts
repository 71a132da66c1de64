import type { EditDocument, Node } from '../edit/types.ts';
import { buildField } from './build-field.ts';
import { commentHint } from './comment-hint.ts';
import { fieldId } from './field-id.ts';
import type { FormModel, FormRow, FormSection } from './field-model.ts';
import { nodeLabel, scalarChild } from './node-label.ts';
import { documentTitle } from './section-title.ts';

interface Walk {
  readonly document: number;
  readonly documentKind: string | null;
  readonly text: string;
  readonly rows: FormRow[];
}

/**
 * The form over what a file sets, in file order: a section for each document, and in HCL for each block. Building it changes nothing.
 * Of a file that does not parse, what could be read is there to be seen, locked.
 */
export function buildForm(document: EditDocument): FormModel {
  const known = forms.get(document) ?? build(document);
  forms.set(document, known);
  return known;
}

const forms = new WeakMap<EditDocument, FormModel>();

function build(document: EditDocument): FormModel {
  const broken = document.readOnly?.code === 'SYNTAX' ? document.readOnly : null;
  const open = document.readOnly === undefined || broken !== null ? document.roots.flatMap((root, index) => sectionsOf(document, root, index)) : [];
  const sections = broken === null ? open : open.map((section) => ({ ...section, rows: Array.from(section.rows, (row): FormRow => (row.row === 'field' ? { ...row, locked: row.locked ?? broken } : row)) }));
  return { sections, fieldCount: sections.reduce((sum, section) => sum + section.fieldCount, 0) };
}

function sectionsOf(document: EditDocument, root: Node, index: number): FormSection[] {
  if (document.kind === 'hcl') return hclSections(document, root);
  if (isEmptyDocument(root)) return [];
  const fallback = document.roots.length > 1 ? `Document ${index + 1}` : fileName(document.path);
  return [section(root, { document: index, title: documentTitle(root) ?? fallback, nodes: [root], text: document.text })];
}

/** Arguments at the top of the file come together; each block is a section of its own. */
function hclSections(document: EditDocument, root: Node): FormSection[] {
  const loose = root.children.filter((child) => child.kind !== 'block');
  const blocks = root.children.filter((child) => child.kind === 'block');
  const first = loose.length === 0 ? [] : [section(root, { document: 0, title: fileName(document.path), nodes: loose, text: document.text })];
  return [...first, ...blocks.map((block) => section(block, { document: 0, title: nodeLabel(block, root), nodes: [block], text: document.text }))];
}

interface SectionParts {
  readonly document: number;
  readonly title: string;
  readonly nodes: readonly Node[];
  readonly text: string;
}

function section(owner: Node, parts: SectionParts): FormSection {
  const walk: Walk = { document: parts.document, documentKind: owner.kind === 'map' ? scalarChild(owner, 'kind') : null, text: parts.text, rows: [] };
  for (const node of parts.nodes) {
    if (node !== owner) addNode(walk, { node, parent: owner, label: nodeLabel(node, owner), depth: 0 });
    else if (node.children.length === 0 && node.kind !== 'block') addNode(walk, { node, parent: null, label: 'value', depth: 0 });
    // What stands above the first key of a Kubernetes object speaks of the object, not of its apiVersion.
    else for (const child of node.children) addNode(walk, { node: child, parent: walk.documentKind === null ? node : null, label: nodeLabel(child, node), depth: 0 });
  }
  const id = fieldId({ document: parts.document, path: owner.path });
  return { id, title: parts.title, document: parts.document, range: owner.range, hint: commentHint(owner, { parent: null, text: parts.text }), rows: walk.rows, fieldCount: walk.rows.filter((row) => row.row === 'field').length };
}

interface Step {
  readonly node: Node;
  readonly parent: Node | null;
  readonly label: string;
  readonly depth: number;
}

function addNode(walk: Walk, { node, parent, label, depth }: Step): void {
  const around = { parent, text: walk.text };
  if (node.children.length === 0) {
    walk.rows.push(buildField(node, { document: walk.document, documentKind: walk.documentKind, depth, label, around }));
    return;
  }
  const only = node.children[0];
  // A chain of mappings with one entry each reads better as one heading: `spec › template › spec`.
  if (node.children.length === 1 && only !== undefined && node.kind === 'map' && only.kind === 'map' && only.children.length > 0) {
    addNode(walk, { node: only, parent: node, label: `${label} › ${nodeLabel(only, node)}`, depth });
    return;
  }
  const place = { document: walk.document, path: node.path };
  walk.rows.push({ row: 'group', id: fieldId(place), ...place, depth, label, hint: commentHint(node, around), range: node.range });
  for (const child of node.children) addNode(walk, { node: child, parent: node, label: nodeLabel(child, node), depth: depth + 1 });
}

function isEmptyDocument(root: Node): boolean {
  return root.kind === 'scalar' && root.style === 'empty';
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
