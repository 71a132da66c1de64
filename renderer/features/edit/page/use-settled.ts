import { useEffect, useState } from 'react';

/** A value that follows another once it has stood still for some milliseconds; at once for 0. */
export function useSettled<T>(value: T, afterMs: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    if (afterMs === 0) return undefined;
    const timer = setTimeout(() => setSettled(value), afterMs);
    return () => clearTimeout(timer);
  }, [value, afterMs]);
  return afterMs === 0 ? value : settled;
}
