import type { z } from 'zod';

/** Reads a JSON column through its schema; what no longer fits gives `fallback`. */
export function readJson<Schema extends z.ZodType, Fallback>(schema: Schema, json: string | null, fallback: Fallback): z.infer<Schema> | Fallback {
  if (json === null) return fallback;
  const parsed = schema.safeParse(JSON.parse(json));
  return parsed.success ? parsed.data : fallback;
}

/** A value as a JSON column, null for null. */
export function writeJson(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}
