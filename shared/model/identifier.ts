import { z } from 'zod';

/** An opaque id made by the engine; repositories, drafts and accounts cross the boundary by id, never by path. */
export const idSchema = z.string().min(1).max(64).regex(/^[A-Za-z0-9_-]+$/);

/** A SHA-1 object name of Git, 40 hex digits. */
export const oidSchema = z.string().regex(/^[0-9a-f]{40}$/);

/** A path inside a repository, `/` separated, as Git stores it. */
export const repositoryPathSchema = z.string().min(1).max(4096);
