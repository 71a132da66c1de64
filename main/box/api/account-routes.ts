import { json, notFound, page } from '../http/reply.ts';
import { textOf } from '../http/params.ts';
import type { Routes } from '../http/router.ts';
import { currentUser, userBasic } from '../present/user.ts';
import type { World } from '../world.ts';

/** Who asks, who else there is, and what this forge is. */
export function accountRoutes(world: World): Routes {
  return {
    'GET /version': () => json({ version: '18.4.0', revision: 'box' }),
    'GET /metadata': () => json({ version: '18.4.0', revision: 'box', kas: { enabled: false }, enterprise: false }),
    'GET /user': ({ user }) => json(currentUser(world, user)),
    'GET /personal_access_tokens/self': ({ user }) => json({
      id: user.id, name: 'Forge in a box', revoked: false, created_at: '2024-01-08T08:00:00.000Z', description: '', scopes: ['api'], user_id: user.id,
      last_used_at: null, active: true, expires_at: null,
    }),
    'GET /users': ({ url, params }) => {
      const name = textOf(params, 'username');
      const search = textOf(params, 'search')?.toLowerCase() ?? '';
      const found = world.records.users.filter((user) => (name === undefined || user.username === name)
        && `${user.name} ${user.username}`.toLowerCase().includes(search));
      return page(found, { url, present: (user) => userBasic(world, user) });
    },
    'GET /users/:id': ({ place }) => {
      const found = world.records.users.find((user) => String(user.id) === place['id']);
      if (found === undefined) throw notFound('User');
      return json(userBasic(world, found));
    },
  };
}
