import db from '@adonisjs/lucid/services/db'
import { HOME } from '#app/desk/actions/arrange_home'
import { placeWidgets, readLayout } from '#app/desk/home_layout'
import { widgetsFor } from '#app/desk/widgets/index'
import type { Widget } from '#app/desk/widgets/widget'
import type User from '#app/identity/models/user'

/** Somebody's widgets in the order in which they want them. */
export async function placedWidgets(viewer: User): Promise<(Widget & { isHidden: boolean })[]> {
  const widgets = new Map(widgetsFor(viewer).map((widget) => [widget.key, widget]))
  const place = { user_id: viewer.id, page: HOME }
  const stored = await db.from('person_layouts').where(place).select('layout').first()
  return placeWidgets([...widgets.keys()], readLayout(stored?.layout)).flatMap((placed) => {
    const widget = widgets.get(placed.key)
    if (!widget) return []
    const path = widget.path?.replace(':me', viewer.id) ?? null
    return [{ ...widget, path, isHidden: placed.isHidden }]
  })
}
