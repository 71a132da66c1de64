import type { UserRecord } from '../records.ts';
import type { World } from '../world.ts';

/** A user as GitLab puts one inside other answers. */
export function userBasic(world: World, user: UserRecord): Record<string, unknown> {
  return {
    id: user.id, username: user.username, public_email: '', name: user.name, state: 'active', locked: false, avatar_url: null,
    web_url: `${world.baseUrl}/${user.username}`,
  };
}

/** The same by number, null for none. */
export function userById(world: World, id: number | null): Record<string, unknown> | null {
  return id === null ? null : userBasic(world, world.user(id));
}

/** The user that a token belongs to. */
export function currentUser(world: World, user: UserRecord): Record<string, unknown> {
  return {
    ...userBasic(world, user), email: user.email, commit_email: user.email, public_email: user.email, created_at: '2024-01-08T08:00:00.000Z',
    two_factor_enabled: false, external: false, bot: false, can_create_project: false,
  };
}
