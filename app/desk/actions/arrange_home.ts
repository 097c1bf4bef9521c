import db from '@adonisjs/lucid/services/db'
import { arrange, type LayoutAct, placeWidgets, readLayout } from '#app/desk/home_layout'
import { clock } from '#app/platform/clock'

/** The page of the layout; other pages may keep theirs in the same table. */
export const HOME = 'home'

/** Changes how somebody's home page is laid out. A matter of taste: the log does not tell of it. */
export class ArrangeHome {
  async handle(input: {
    userId: string
    /** The widgets that this person has. */
    known: readonly string[]
    act: LayoutAct
    key: string
  }): Promise<void> {
    const place = { user_id: input.userId, page: HOME }
    await db.transaction(async (trx) => {
      // The person's row stands for their layout, which may not be there yet.
      await trx.from('users').where('id', input.userId).forUpdate().select('id')
      const stored = await trx.from('person_layouts').where(place).first()
      const placed = placeWidgets(input.known, readLayout(stored?.layout))
      const layout = arrange(placed, input.act, input.key)
      await trx.from('person_layouts').where(place).delete()
      if (layout === null) return
      const version = Number(stored?.version ?? 0) + 1
      const row = { ...place, layout: JSON.stringify(layout), version }
      await trx.table('person_layouts').insert({ ...row, updated_at: clock.timestamp() })
    })
  }
}
