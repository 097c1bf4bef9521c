import db from '@adonisjs/lucid/services/db'
import type { Layout } from '#app/lists/layout'

interface KeepLayoutInput extends Layout {
  list: string
  userId: string
}

/** Remembers the columns and density of a list for one person. */
export class KeepLayout {
  async handle({ list, userId, columns, density }: KeepLayoutInput): Promise<void> {
    await db
      .table('list_layouts')
      .insert({ list, user_id: userId, columns: JSON.stringify(columns), density })
      .onConflict(['user_id', 'list'])
      .merge()
  }
}
