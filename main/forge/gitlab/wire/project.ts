import { z } from 'zod';

const access = z.looseObject({ access_level: z.number().nullish() }).nullish();

/** A project; what only some roles and versions see is optional, and enums are open. */
export const wireProjectSchema = z.looseObject({
  id: z.number(),
  name: z.string(),
  path_with_namespace: z.string(),
  description: z.string().nullish(),
  web_url: z.string(),
  http_url_to_repo: z.string(),
  default_branch: z.string().nullish(),
  archived: z.boolean().nullish(),
  last_activity_at: z.string().nullish(),
  squash_option: z.string().nullish(),
  remove_source_branch_after_merge: z.boolean().nullish(),
  permissions: z.looseObject({ project_access: access, group_access: access }).nullish(),
});
export type WireProject = z.infer<typeof wireProjectSchema>;

/** A label of a project. */
export const wireLabelSchema = z.looseObject({ name: z.string(), color: z.string(), description: z.string().nullish() });

/** A template's name in a list. */
export const wireTemplateNameSchema = z.looseObject({ key: z.string(), name: z.string().nullish() });

/** A template with its text. */
export const wireTemplateSchema = z.looseObject({ content: z.string() });
