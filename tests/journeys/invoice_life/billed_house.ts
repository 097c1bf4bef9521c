import { clock } from '#app/platform/clock'
import { Bills } from '#tests/support/bills'
import { SoldOrders } from '#tests/support/sold_orders'

const TAXPAYER = '91420112MAP193H1BB'
const BOXES = { 'lines[0][sku]': 'ZZ-001' }
const FOLDERS = { 'lines[0][sku]': 'WJ-001', 'lines[0][quantity]': '10' }
/** Ten boxes of pens at 14.90 for somebody who books each invoice: nothing is taken back without them. */
const PENS = {
  'lines[0][sku]': 'WJ-003',
  'lines[0][quantity]': '10',
  'invoiceKind': 'vat_special',
  'titleName': '武汉退货示例有限公司[booked]',
  'taxpayerId': TAXPAYER,
  'titleAddress': '湖北省武汉市洪山区珞喻路727号',
  'titlePhone': '027-85550118',
  'bankName': '示例银行武汉武昌支行',
  'bankAccount': '4200000000000000218',
}
const BOOKS = {
  'lines[0][sku]': 'YS-003',
  'lines[0][quantity]': '2',
  'titleName': '武汉错名示例有限公司',
  'taxpayerId': TAXPAYER,
}

/** Six orders that were sold, paid, delivered and invoiced by hand: alone, two together, one in three parts, two alone. */
export class BilledHouse {
  declare sold: SoldOrders
  declare bills: Bills
  declare orders: Record<'alone' | 'one' | 'other' | 'divided' | 'returned' | 'misnamed', string>
  /** Ids; those of the parts in the order of their issue. */
  declare invoices: Record<'alone' | 'merged' | 'returned' | 'misnamed', string>
  declare parts: string[]
  readonly month = clock.businessDay().slice(0, 7)
  #package: Promise<string> | null = null

  async open(): Promise<() => Promise<void>> {
    this.sold = await SoldOrders.open()
    this.bills = new Bills(this.sold)
    try {
      await this.#sellAndBill()
    } catch (error) {
      await this.sold.close()
      throw error
    }
    return () => this.sold.close()
  }

  /** The package of all that is invoiced by now, sealed by whoever asks first. @returns its id */
  archive(): Promise<string> {
    this.#package ??= this.#archive()
    return this.#package
  }

  async #archive(): Promise<string> {
    const { month, sold } = this
    await sold.work.people.finance.post('/desk/archive', { month })
    await sold.until(`count(*) > 0 from archive_packages where month = $1 and state = 'sealed'`, [
      month,
    ])
    const [{ id }] = await sold.facts<{ id: string }>('select id from archive_packages')
    return id
  }

  async #sellAndBill(): Promise<void> {
    const [alone, one, other, divided, returned, misnamed] = await this.sold.sell([
      { ...BOXES, 'lines[0][quantity]': '150' },
      { ...BOXES, 'lines[0][quantity]': '160' },
      { ...BOXES, 'lines[0][quantity]': '170' },
      FOLDERS,
      PENS,
      BOOKS,
    ])
    this.orders = { alone, one, other, divided, returned, misnamed }
    this.invoices = {
      alone: await this.bills.alone(alone),
      merged: await this.bills.together([one, other]),
      returned: await this.bills.alone(returned),
      misnamed: await this.bills.alone(misnamed),
    }
    this.parts = await this.bills.inParts(divided, ['3', '3', '4'])
    await this.bills.areStored()
  }
}
