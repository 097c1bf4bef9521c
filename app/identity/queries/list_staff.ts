import User from '#app/identity/models/user'

/** Far more than an enterprise of this size has; a list without a bound is a trap. */
const MOST = 1000

/** Everybody of the house: those who can sign in first, then by name. */
export async function listStaff(): Promise<User[]> {
  const staff = await User.query()
    .where('kind', 'staff')
    .preload('grants')
    .orderBy('id')
    .limit(MOST)
  const byName = new Intl.Collator('zh-CN')
  return staff.sort(
    (a, b) =>
      Number(a.state === 'disabled') - Number(b.state === 'disabled') ||
      byName.compare(a.personal.name, b.personal.name)
  )
}
