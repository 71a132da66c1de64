import { z } from 'zod';

/** A user as GitLab puts one inside other answers. */
export const wireUserSchema = z.looseObject({
  id: z.number(),
  username: z.string(),
  name: z.string().nullish(),
  state: z.string().nullish(),
});
export type WireUser = z.infer<typeof wireUserSchema>;

/** The answer of `GET /user`. */
export const wireCurrentUserSchema = wireUserSchema.extend({
  email: z.string().nullish(),
  commit_email: z.string().nullish(),
  web_url: z.string().nullish(),
});
