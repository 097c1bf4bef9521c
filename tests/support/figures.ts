import db from '@adonisjs/lucid/services/db'

/** The figures of a day, by name and what they are split by: `payments_settled payment-bank-transfer`. */
export async function figuresOf(day: string) {
  const rows: { figure: string; dimension: string; count: string; fen: string; minutes: string }[] =
    await db.from('daily_figures').where('day', day)
  return new Map(
    rows.map(({ figure, dimension, count, fen, minutes }) => [
      `${figure} ${dimension}`.trim(),
      { count: Number(count), fen: Number(fen), minutes: Number(minutes) },
    ])
  )
}

/** Mails of these days found no server; other tests, which have one, would send them. */
export async function forgetQueuedMessages(): Promise<void> {
  await db.from('messages').where('state', 'queued').delete()
}
