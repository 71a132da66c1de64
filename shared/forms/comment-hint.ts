import type { Node } from '../edit/types.ts';

/** The comments that belong to a node as one line of prose, without marks and rulers; null when there is nothing to say. */
export function commentHint(node: Node): string | null {
  const lines = (node.comments ?? []).filter((comment) => comment.place !== 'inside').flatMap((comment) => comment.text.split('\n').map(stripMarks));
  const prose = lines.filter((line) => /[\p{L}\p{N}]/u.test(line)).join(' ').trim();
  return prose === '' ? null : prose;
}

function stripMarks(line: string): string {
  return line.trim().replace(/^(?:#+|\/\/+|\/\*+|;+|\*+)\s?/, '').replace(/\s*\*\/$/, '').replace(/^--\s/, '').trim();
}
