import type { Comment, Node } from '../edit/types.ts';

/** What surrounds a node whose comments are looked for: the node above it, and the text they stand in. */
export interface Surroundings {
  readonly parent: Node | null;
  readonly text: string;
}

/** The comments that belong to a node as one line of prose, without marks and rulers; null when there is nothing to say. */
export function commentHint(node: Node, around: Surroundings): string | null {
  const own = (node.comments ?? []).filter((comment) => comment.place !== 'inside' && !standsAbove(comment, node.children[0], around.text));
  const { parent } = around;
  const above = parent !== null && node === parent.children[0] ? (parent.comments ?? []).filter((comment) => comment.start >= parent.range.start && standsAbove(comment, node, around.text)) : [];
  const lines = [...above, ...own].flatMap((comment) => comment.text.split('\n').map(stripMarks));
  const prose = lines.filter((line) => /[\p{L}\p{N}]/u.test(line)).join(' ').trim();
  return prose === '' ? null : prose;
}

/** True where a comment that a collection holds stands on lines of its own above its first entry, and so speaks of that one. */
function standsAbove(comment: Comment, first: Node | undefined, text: string): boolean {
  if (first === undefined || comment.end > first.range.start) return false;
  return text.slice(text.lastIndexOf('\n', comment.start - 1) + 1, comment.start).trim() === '';
}

function stripMarks(line: string): string {
  const bare = line.trim().replace(/^(?:#+|\/\/+|\/\*+|;+|\*+)\s?/, '');
  return (bare.endsWith('*/') ? bare.slice(0, -2) : bare).replace(/^--\s/, '').trim();
}
