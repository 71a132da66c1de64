/** A copy of an array with room for `size` elements, twice as many unless given; what is new is zero. */
export function widened<T extends Int32Array | Uint32Array | Uint8Array | Float64Array>(from: T, size = from.length * 2): T {
  const to = new (from.constructor as new (length: number) => T)(size);
  to.set(from as never);
  return to;
}
