import { readFile } from 'node:fs/promises'
import type { HttpContext } from '@adonisjs/core/http'
import { VerifyFile } from '#app/invoices/actions/verify_file'
import { VerifyInvoice } from '#app/invoices/actions/verify_invoice'
import type { CheckResult } from '#app/invoices/check_result'
import { checkView } from '#app/invoices/check_view'
import { takeQuestion } from '#app/invoices/verification_limit'
import { isUnasked, readQuestion } from '#app/invoices/verification_question'
import { refuseForm } from '#app/platform/views/form_state'

const MOST_BYTES = 8 * 1024 * 1024

/** Anybody who holds an invoice asks whether it was issued here. Open to the public, a few times a minute. */
export default class VerificationsController {
  create({ view }: HttpContext) {
    return view.render('invoices/verify', { result: null })
  }

  async store(ctx: HttpContext) {
    const { i18n, request, view } = ctx
    await takeQuestion(request.ip())
    const file = request.file('file', { size: MOST_BYTES })
    const { figures, wrong } = readQuestion(request.all())
    const errors = wrong.map((field) => [field, i18n.t(`invoices.verify.wrong.${field}`)])
    const isFileAlone = file !== null && isUnasked(request.all())
    if ((figures === null && !isFileAlone) || (file && !file.isValid)) {
      const fileError = file && !file.isValid ? { file: i18n.t('verify.wrong.file') } : {}
      refuseForm(ctx, { ...(isFileAlone ? {} : Object.fromEntries(errors)), ...fileError })
      return view.render('invoices/verify', { result: null })
    }
    const result: CheckResult | null = file?.tmpPath
      ? await new VerifyFile().handle({ bytes: await readFile(file.tmpPath), typed: figures })
      : figures && (await new VerifyInvoice().handle(figures))
    view.share({ formValues: request.all() })
    return view.render('invoices/verify', { result: result && checkView(result, i18n) })
  }
}
