import db from '@adonisjs/lucid/services/db'

/** Who edited an order last. */
export async function lastChange(
  orderId: string
): Promise<{ actorKind: string; actorId: string | null } | null> {
  const row = await db
    .from('order_changes')
    .where('order_id', orderId)
    .orderBy('changed_at', 'desc')
    .select('actor_kind', 'actor_id')
    .first()
  return row && { actorKind: row.actor_kind, actorId: row.actor_id }
}
