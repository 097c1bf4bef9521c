import User from '#app/identity/models/user'

/** Our own people who deliver, by name. */
export async function ownCouriers(): Promise<{ id: string; name: string }[]> {
  const users = await User.query()
    .where({ kind: 'staff', state: 'active' })
    .whereHas('grants', (grant) => grant.where('role', 'courier'))
  return users
    .map(({ id, personal }) => ({ id, name: personal.name }))
    .toSorted((one, other) => one.name.localeCompare(other.name, 'zh-CN'))
}
