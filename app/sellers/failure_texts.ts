import type { I18n } from '@adonisjs/i18n'
import { errors } from '@adonisjs/lucid'
import { never } from '#app/platform/result'
import type { QualificationFailure } from '#app/sellers/actions/add_qualification'
import type { SellerFailure } from '#app/sellers/seller_values'

/** What to say at which field when the enterprise or one of its papers cannot be kept. */
export function sellerFailureTexts(
  failure: SellerFailure | QualificationFailure,
  i18n: I18n
): Record<string, string> {
  switch (failure.type) {
    case 'taxpayer_id_length':
    case 'taxpayer_id_characters':
    case 'taxpayer_id_check_digit':
    case 'taxpayer_id_taken':
      return { taxpayerId: i18n.t(`sellers.failures.${failure.type}`) }
    case 'channel_unknown':
      return { taxChannel: i18n.t('sellers.failures.channel_unknown') }
    case 'file_too_large':
    case 'file_kind_refused':
      return { file: i18n.t(`sellers.failures.${failure.type}`) }
    case 'missing':
      throw new errors.E_ROW_NOT_FOUND()
    default:
      return never(failure)
  }
}
