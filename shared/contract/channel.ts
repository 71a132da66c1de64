import type { z } from 'zod';
import type { ErrorCode } from '../errors/index.ts';

/** Which process answers a channel. */
export type Host = 'engine' | 'main';

/** One channel: who answers, whether it writes, what goes in and out, how it may fail, and whether repeating it is safe. */
export interface Channel<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType, Where extends Host = Host> {
  readonly host: Where;
  readonly kind: 'read' | 'write';
  readonly input: Input;
  readonly output: Output;
  /** Expected failures beside INTERNAL, BAD_REQUEST, CANCELLED and ENGINE_STOPPED, which any channel may answer. */
  readonly errors: readonly ErrorCode[];
  readonly retry: boolean;
}

/** Declares a channel, keeping the types of its schemas and its host. */
export function channel<Input extends z.ZodType, Output extends z.ZodType, const Where extends Host>(
  definition: Channel<Input, Output, Where>,
): Channel<Input, Output, Where> {
  return definition;
}
