import type { I18n } from '@adonisjs/i18n'
import { errors } from '@adonisjs/lucid'
import type { AddressBookFailure } from '#app/customers/actions/save_address'
import type { CustomerFailure } from '#app/customers/actions/save_customer'
import type { TitleFailure } from '#app/customers/actions/save_title'
import { never } from '#app/platform/result'

/** What to say at which field when something about a customer cannot be kept as typed. */
export function customerFailureTexts(
  failure: CustomerFailure | AddressBookFailure | TitleFailure,
  i18n: I18n
): Record<string, string> {
  switch (failure.type) {
    case 'phone_characters':
    case 'phone_length':
    case 'phone_prefix':
      return { phone: i18n.t(`customers.failures.${failure.type}`) }
    case 'taxpayer_id_length':
    case 'taxpayer_id_characters':
    case 'taxpayer_id_check_digit':
      return { taxpayerId: i18n.t(`customers.failures.${failure.type}`) }
    case 'address_unreadable':
    case 'address_district_missing':
    case 'address_detail_missing':
    case 'address_known':
      return { address: i18n.t(`customers.failures.${failure.type}`) }
    case 'title_known':
      return { name: i18n.t('customers.failures.title_known') }
    case 'customer_known':
      return {
        [failure.by === 'taxpayer' ? 'taxpayerId' : 'name']: i18n.t(
          `customers.failures.known_by_${failure.by}`
        ),
      }
    case 'missing':
      throw new errors.E_ROW_NOT_FOUND()
    default:
      return never(failure)
  }
}
