import { Readable } from 'node:stream'
import type { HttpContext } from '@adonisjs/core/http'
import { actorOf } from '#app/identity/models/user'
import { ExportRefusedRows } from '#app/orders/actions/export_refused_rows'
import ImportPolicy from '#app/orders/policies/import_policy'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The refused rows of an import as a sheet, to be corrected and brought in again. */
export default class RefusedRowsController {
  async show({ auth, bouncer, i18n, params, response }: HttpContext) {
    await bouncer.with(ImportPolicy).authorize('run')
    const sheet = await new ExportRefusedRows().handle({
      importId: params.id,
      translate: (key) => i18n.t(`imports.${key}`),
      by: actorOf(auth.getUserOrFail()),
    })
    response.header('content-type', XLSX)
    response.header('content-disposition', 'attachment; filename="refused-rows.xlsx"')
    return response.stream(Readable.from(sheet))
  }
}
