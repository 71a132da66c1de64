/** A power of two near the square root, as git's diff estimates it: doubled once for each two bits. */
export function bogusSquareRoot(value: number): number {
  let root = 1;
  for (let rest = value; rest > 0; rest >>= 2) root <<= 1;
  return root;
}
