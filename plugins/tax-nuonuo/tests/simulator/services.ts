import type { Account } from './account.js'
import { callBack } from './callback.js'
import { isMarked, netOf, taxOf } from './bureau.js'
import type { Entry, OrderBook } from './order_book.js'
import { type Fields, text, yuan } from './fields.js'
import { objectionTo } from './order_checks.js'
import type { RedBook } from './red_book.js'
import { RedServices } from './red_services.js'

export type Answer = { code: string; describe: string; result?: unknown } | 'never'

const NOT_SIGNED_IN = '请先扫码登录电子税务局'

/** The methods of the service behind the gate. */
export class Services {
  /** Whether a figure of the quota is there, or has to be fetched from the tax bureau first. */
  knowsCreditLine = true
  /** What receivers of callbacks said. */
  readonly callbackAnswers: string[] = []

  readonly reds: RedServices

  constructor(
    private readonly book: OrderBook,
    forms: RedBook,
    private readonly account: Account,
    public documentsAt: string
  ) {
    this.reds = new RedServices(book, forms)
    book.onIssued = (entry) => this.reds.openByBuyer(entry)
  }

  answer(method: string, content: Fields, userTax: string): Answer {
    switch (method) {
      case 'nuonuo.OpeMplatform.requestBillingNew':
        return this.#request(content.order as Fields, userTax)
      case 'nuonuo.OpeMplatform.queryInvoiceResult':
        return this.#query(content)
      case 'nuonuo.OpeMplatform.reInvoice':
        return this.#again(content)
      case 'nuonuo.OpeMplatform.getCreditLine':
        return this.#creditLine(text(content.queryType))
      case 'nuonuo.OpeMplatform.saveInvoiceRedConfirm':
        return this.reds.save(content)
      case 'nuonuo.OpeMplatform.queryInvoiceRedConfirm':
        return this.reds.query(content)
      case 'nuonuo.OpeMplatform.refreshInvoiceRedConfirm':
        return this.reds.refresh(content)
      case 'nuonuo.OpeMplatform.confirm':
        return this.reds.confirm(content)
      case 'nuonuo.OpeMplatform.confirmInfoCancel':
        return this.reds.cancel(content)
      case 'nuonuo.OpeMplatform.fastInvoiceRed':
        return this.reds.fastRed(content)
      case 'nuonuo.OpeMplatform.getCertificationStatus':
        return this.account.certification(content)
      case 'nuonuo.OpeMplatform.getQrCode':
        return this.account.qrCode(content)
      case 'nuonuo.OpeMplatform.verifyComplete':
        return this.account.verify(content)
      default:
        return { code: '070201', describe: 'no such method' }
    }
  }

  /** The tax bureau decides by itself about an order that was under way. */
  async decide(orderNo: string): Promise<void> {
    const entry = this.book.byOrder(orderNo)
    if (entry === null) return
    this.book.decide(entry)
    await callBack(entry.order, entry.status, this.callbackAnswers)
  }

  #request(order: Fields, userTax: string): Answer {
    if (order.salerTaxNum !== userTax)
      return { code: 'E9302', describe: '身份认证与当前企业税号不相符' }
    const objection = objectionTo(order)
    if (objection) return objection
    if (this.book.byOrder(text(order.orderNo)))
      return { code: 'E9106', describe: '订单编号或流水号不能重复' }
    const { serialNo, status } = this.account.isSignedIn
      ? this.book.take(order)
      : this.book.take(order, NOT_SIGNED_IN)
    if (status !== '20') void callBack(order, status, this.callbackAnswers)
    if (isMarked(order, 'lostAnswer')) return 'never'
    return { code: 'E0000', describe: '开票提交成功', result: { invoiceSerialNum: serialNo } }
  }

  #query({ serialNos, orderNos }: Fields): Answer {
    const [serials, orders] = [listOf(serialNos), listOf(orderNos)]
    if (serials.length + orders.length === 0)
      return { code: 'E9611', describe: '发票流水号或订单号不能全为空' }
    const found =
      serials.length > 0
        ? serials.map((serial) => this.book.bySerial(serial))
        : orders.map((order) => this.book.byOrder(order))
    const entries = found.filter((entry) => entry !== null)
    if (entries.length === 0) return { code: 'E9500', describe: '发票不存在' }
    // An order over the limit of one invoice becomes several.
    const result = entries.flatMap((entry) => {
      const told = this.#told(this.book.asked(entry))
      return isMarked(entry.order, 'splits') ? [told, told] : [told]
    })
    return { code: 'E0000', describe: '获取成功', result }
  }

  #again({ fpqqlsh }: Fields): Answer {
    const entry = this.book.bySerial(text(fpqqlsh))
    if (entry === null) return { code: 'E9500', describe: '发票不存在' }
    if (entry.sealTries >= 20)
      return { code: 'E9613', describe: '同一流水号(订单号)单日最多重试20次' }
    if (entry.status === '24') this.book.sealAgain(entry)
    const isHeld = entry.status === '22' && entry.failCause === NOT_SIGNED_IN
    if (isHeld && this.account.isSignedIn) this.book.takeUpAgain(entry)
    return { code: 'E0000', describe: '重试成功' }
  }

  #creditLine(queryType: string): Answer {
    if (queryType === '0') this.knowsCreditLine = true
    if (queryType === '0') return { code: 'E0000', describe: '请求成功' }
    const available = yuan(this.book.remaining())
    const result = this.knowsCreditLine
      ? { requestStatus: '1', availableCreditLine: available, amountUpdateTime: chinaTime() }
      : { requestStatus: '0', availableCreditLine: null, amountUpdateTime: null }
    return { code: 'E0000', describe: '获取成功', result }
  }

  #told(entry: Entry): object {
    const { order, status, number } = entry
    const [net, tax] = [netOf(order), taxOf(order)]
    const isDone = status === '2'
    const link = (ending: string) =>
      isDone ? `${this.documentsAt}/documents/${number}.${ending}` : undefined
    return {
      ...{ serialNo: entry.serialNo, orderNo: order.orderNo, status, failCause: entry.failCause },
      ...{ allElectronicInvoiceNumber: number, invoiceTime: number && entry.issuedAt },
      ...{ exTaxAmount: yuan(net), taxAmount: yuan(tax), orderAmount: yuan(net + tax) },
      ...{ payerName: order.buyerName, payerTaxNo: order.buyerTaxNum, remark: order.remark },
      ...{ address: order.buyerAddress, telephone: order.buyerTel },
      ...{ ofdUrl: link('ofd'), pdfUrl: link('pdf'), xmlUrl: link('xml') },
    }
  }
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : []
}

function chinaTime(): string {
  const local = new Date(Date.now() + 8 * 3_600_000).toISOString()
  return `${local.slice(0, 10)} ${local.slice(11, 19)}`
}
