import type { I18n } from '@adonisjs/i18n'
import TaxClassCode from '#app/catalog/models/tax_class_code'
import { maskedCustomer } from '#app/customers/masked_customer'
import Customer from '#app/customers/models/customer'
import type { GroupingKey } from '#app/reports/groupings'
import { rateText } from '#app/invoices/rate_text'
import Seller from '#app/sellers/models/seller'

type NameOf = (key: string) => string

/** How the groups of a report are called; customers as everybody at the desk may see them. */
export async function groupNames(
  grouping: GroupingKey,
  keys: readonly string[],
  i18n: I18n
): Promise<NameOf> {
  switch (grouping) {
    case 'day':
    case 'month':
      return (key) => key
    case 'kind':
    case 'state':
      return (key) => i18n.t(`invoices.${grouping}s.${key}`)
    case 'rate':
      return (key) => rateText(key, i18n)
    case 'seller': {
      const sellers = await Seller.query().whereIn('id', [...keys])
      return known(sellers.map(({ id, name }) => [id, name]))
    }
    case 'customer': {
      const customers = await Customer.query().whereIn('id', [...keys])
      return known(customers.map((customer) => [customer.id, maskedCustomer(customer).name]))
    }
    case 'tax_class': {
      const classes = await TaxClassCode.query().whereIn('code', [...keys])
      return known(classes.map(({ code, shortName }) => [code, `${code} ${shortName}`]))
    }
  }
}

function known(names: [string, string][]): NameOf {
  const byKey = new Map(names)
  return (key) => byKey.get(key) ?? key
}
