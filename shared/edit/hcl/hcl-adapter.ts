import type { Adapter, Parsed } from '../adapter.ts';
import { writtenAlike } from '../list/lazy-node.ts';
import type { Node, Value } from '../types.ts';
import { sameValue } from '../verify-edit.ts';
import type { HclFile } from './ast.ts';
import { parseExpressionSource, parseHcl } from './parse-hcl.ts';
import { planHcl } from './plan-hcl.ts';
import { rereadHcl } from './reread-hcl.ts';
import { buildExpression, buildTree } from './tree.ts';

/** What was read for a tree, so that planning need not read again; a tree that came from elsewhere is simply read once more. */
const files = new WeakMap<Node, HclFile>();

/** Terraform, Terragrunt, Packer and other HCL: `.tf`, `.tfvars`, `.hcl`. */
export const hclAdapter: Adapter = {
  kind: 'hcl',
  parse(text) {
    const { file, problems } = parseHcl(text);
    const root = buildTree(text, file);
    files.set(root, file);
    return { roots: [root], problems };
  },
  same: writtenAlike,
  reparse(request) {
    const [root] = request.parsed.roots;
    const file = root && files.get(root);
    return file && rereadHcl(request, file, () => hclAdapter.parse(request.after, ''));
  },
  plan(request) {
    return planHcl(request, fileOf(request.text, request.parsed));
  },
  holds(node, value, expression) {
    return expression ? holdsExpression(node, value) : sameValue(node, value);
  },
  canonicalSource(node) {
    const source = node.source ?? '';
    return node.kind === 'expr' && source.includes('\n') ? source.replace(/[ \t]+(?=#|\/\/)/g, ' ') : source;
  },
};

function fileOf(text: string, parsed: Parsed): HclFile {
  const root = parsed.roots[0];
  return (root && files.get(root)) ?? parseHcl(text).file;
}

function holdsExpression(node: Node, value: Value): boolean {
  if (typeof value !== 'string') return false;
  const source = value.trim();
  const expr = parseExpressionSource(source);
  return typeof expr !== 'string' && sameTree(node, buildExpression(source, expr));
}

function sameTree(one: Node, other: Node): boolean {
  return one.kind === other.kind && Object.is(one.value, other.value) && plainBreaks(one.source) === plainBreaks(other.source)
    && one.children.length === other.children.length
    && one.children.every((child, index) => sameChild(child, other.children[index]));
}

function sameChild(one: Node, other: Node | undefined): boolean {
  return other !== undefined && String(one.path.at(-1)) === String(other.path.at(-1)) && sameTree(one, other);
}

function plainBreaks(source: string | undefined): string | undefined {
  if (source === undefined || !source.includes('\n')) return source;
  return source.includes('<<') ? source.replaceAll('\r\n', '\n') : source.replace(/\r?\n[ \t]*/g, '\n');
}
