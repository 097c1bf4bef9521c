import { isId } from '#app/platform/database/uuid'
import User from '#app/identity/models/user'

/** The names of the people among some ids, by id. */
export async function namesOf(ids: Iterable<string | null>): Promise<Record<string, string>> {
  const wanted = new Set([...ids].filter(isId))
  if (wanted.size === 0) return {}
  const users = await User.query().whereIn('id', [...wanted])
  return Object.fromEntries(users.map((user) => [user.id, user.personal.name]))
}
