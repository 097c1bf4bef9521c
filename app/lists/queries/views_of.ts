import SavedView from '#app/lists/models/saved_view'
import type { Role } from '#app/identity/roles'

interface Person {
  id: string
  roles: readonly Role[]
}

/** The views of a list that somebody may open: their own, and those shared with one of their roles. */
export function viewsOf(list: string, { id, roles }: Person): Promise<SavedView[]> {
  return SavedView.query()
    .where('list', list)
    .where((either) => either.where('owner_id', id).orWhereIn('role', [...roles]))
    .orderBy('saved_at')
    .orderBy('id')
}
