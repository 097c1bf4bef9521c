import db from '@adonisjs/lucid/services/db'
import type { Layout } from '#app/lists/layout'

/** As it was stored; `fitLayout` makes it one that the list can show. */
export async function layoutOf(list: string, userId: string): Promise<Layout | null> {
  const query = db.query<Layout>().from('list_layouts').select('columns', 'density')
  return query.where({ list, user_id: userId }).first()
}
