import type { Readable } from 'node:stream'
import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import { record } from '#app/audit/record'
import { actorOf } from '#app/identity/models/user'
import { clock } from '#app/platform/clock'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The log keeps that figures were taken. */
export async function noteExport(
  { auth }: HttpContext,
  what: 'sums' | 'lines' | 'declaration'
): Promise<void> {
  const actor = actorOf(auth.getUserOrFail())
  await db.transaction((trx) =>
    record({ actor, action: 'reports.exported', subject: 'report', details: { what } }, trx)
  )
}

export function sendSheet({ response }: HttpContext, name: string, sheet: Readable) {
  const fileName = `${name}-${clock.businessDay()}.xlsx`
  response.header('content-type', XLSX)
  response.header('content-disposition', `attachment; filename="${fileName}"`)
  return response.stream(sheet)
}
