import { centsOf, type Fields, say, text, yuan } from './fields.js'
import type { Entry, OrderBook } from './order_book.js'
import { type Form, isIssuable, type RedBook } from './red_book.js'
import { habitOf, objectionToLines, originalLines, takenBack } from './red_checks.js'
import type { Answer } from './services.js'

const DONE = { code: 'E0000', describe: '请求成功' }
const NO_FORM = { code: 'E4001', describe: '红字确认单不存在' }
const LATE = { code: 'E4002', describe: '红字确认单当前状态不允许该操作' }
const VOID_AFTER_MS = 72 * 3_600_000

/** The methods that are about confirmation forms and credit invoices. */
export class RedServices {
  /** Credit invoices of our forms follow by themselves. */
  issuesByItself = true
  /** Moves the time of the service and of the tax bureau. */
  shiftMs = 0

  constructor(
    private readonly orders: OrderBook,
    private readonly forms: RedBook
  ) {}

  save(content: Fields): Answer {
    const billId = text(content.billId)
    if (billId === '' || billId.length > 32 || text(content.orderNo).length > 20)
      return say('E4000', '接口调用失败：billId或orderNo格式错误')
    if (this.forms.find({ billId })) return say('E4003', '红字确认单申请号重复')
    const entry = this.orders.byNumber(text(content.blueElecInvoiceNumber))
    if (entry === null) return say('E4000', '接口调用失败：蓝票不存在')
    const { order } = entry
    if (content.blueInvoiceLine !== order.invoiceLine || content.applySource !== '0')
      return say('E4000', '接口调用失败：蓝票种类错误')
    if (text(content.buyerName) !== order.buyerName) return say('E9104', '购方名称与蓝票不一致')
    if (this.forms.openOf(entry.number)) return say('E9103', '已存在未完结的红字确认单')
    const message = this.#objectionTo(content, entry)
    const status = message !== null ? '16' : habitOf(order) === 'free' ? '01' : '02'
    const form = this.forms.add({
      billId,
      billStatus: status,
      known: status,
      billMessage: message ?? '',
      applySource: '0',
      original: entry.number,
      redReason: text(content.redReason),
      detail: content.detail as Fields[],
      openedAt: this.#now(),
      orderNo: text(content.orderNo),
      callbackUrl: text(content.callbackUrl),
    })
    this.#issueByItself(form)
    return { ...DONE, result: billId }
  }

  query(content: Fields): Answer {
    const { billId, billNo, billUuid, billStatus, billTimeStart, billTimeEnd } = content
    const isNamed = [billId, billNo, billUuid].some((key) => text(key) !== '')
    if (content.identity !== '0') return say('E4000', '接口调用失败：identity')
    if (!isNamed && (text(billTimeStart) === '' || text(billTimeEnd) === ''))
      return say('E4000', '接口调用失败：填开时间不能为空')
    const size = Number(content.pageSize ?? '10')
    if (size > 50) return say('E4000', '接口调用失败：pageSize')
    const named = this.forms.find(content)
    const held = isNamed ? (named ? [named] : []) : this.forms.all()
    const list = held
      .filter(({ known }) => known !== null && (text(billStatus) === '' || known === billStatus))
      .slice((Number(content.pageNo ?? '1') - 1) * size)
      .slice(0, size)
    return { ...DONE, result: { total: list.length, list: list.map((form) => this.#told(form)) } }
  }

  /** The service fetches from the tax bureau what it is asked to. */
  refresh({ billUuid }: Fields): Answer {
    this.#now()
    for (const form of this.forms.all())
      if (text(billUuid) === '' || form.billUuid === billUuid) {
        form.known = form.billStatus
        this.#issueByItself(form)
      }
    this.forms.save()
    return DONE
  }

  confirm(content: Fields): Answer {
    const form = this.forms.find(content)
    if (form === null) return NO_FORM
    if (form.applySource !== '1' || form.billStatus !== '03') return LATE
    return this.#move(form, content.confirmAgreement === '1' ? '04' : '06')
  }

  cancel(content: Fields): Answer {
    const form = this.forms.find(content)
    if (form === null) return NO_FORM
    const isOpen = ['01', '02', '04'].includes(form.billStatus) && form.invoiceSerialNum === ''
    if (form.applySource !== '0' || !isOpen) return LATE
    return this.#move(form, form.billStatus === '02' ? '08' : '09')
  }

  fastRed(content: Fields): Answer {
    const form = this.forms.find(content)
    if (form === null || form.original !== content.elecInvoiceNumber) return NO_FORM
    if (form.invoiceSerialNum !== '') return say('E9103', '该发票已红冲')
    if (!isIssuable(form)) return LATE
    if (this.orders.byOrder(text(content.orderNo))) return say('E9106', '订单编号不能重复')
    const entry = this.#issue(form, text(content.orderNo))
    return { ...DONE, result: { invoiceSerialNum: entry.serialNo } }
  }

  /** The buyers at the tax bureau answer what waits for them. */
  buyersAct(): void {
    const answers: Record<string, string> = { agrees: '04', denies: '05' }
    for (const form of this.forms.all()) {
      const entry = this.orders.byNumber(form.original)
      const answer = entry && answers[habitOf(entry.order)]
      if (form.billStatus === '02' && answer) form.billStatus = answer
    }
    this.forms.save()
  }

  /** A buyer opens a form for the whole of an invoice, at the tax bureau. */
  openByBuyer(entry: Entry): void {
    if (habitOf(entry.order) !== 'opens') return
    const detail = originalLines(entry.order).map((line) => ({
      blueDetailIndex: String(line.index),
      goodsCode: line.goodsCode,
      taxRate: line.taxRate,
      unit: line.unit,
      num: line.num === null ? '' : String(-line.num),
      taxExcludedAmount: yuan(-line.net),
      taxAmount: yuan(-line.tax),
    }))
    this.forms.add({
      billId: '',
      billStatus: '03',
      known: null,
      billMessage: '',
      applySource: '1',
      original: entry.number,
      redReason: '1',
      detail,
      openedAt: this.#now(),
      orderNo: '',
      callbackUrl: '',
    })
  }

  #objectionTo(content: Fields, entry: Entry): string | null {
    const detail = content.detail
    if (!['1', '2', '3', '4'].includes(text(content.redReason))) return '冲红原因错误'
    if (!Array.isArray(detail) || detail.length === 0) return '部分冲红明细不能为空'
    const before = this.forms.creditedOf(entry.number).flatMap((form) => takenBack(form.detail))
    return objectionToLines(detail, text(content.redReason), originalLines(entry.order), before)
  }

  #move(form: Form, status: string): Answer {
    form.billStatus = status
    form.known = status
    this.forms.save()
    return DONE
  }

  #issueByItself(form: Form): void {
    const isDue = form.applySource === '0' && isIssuable(form) && form.invoiceSerialNum === ''
    if (isDue && this.issuesByItself) this.#issue(form, form.orderNo)
  }

  #issue(form: Form, orderNo: string): Entry {
    const original = this.orders.byNumber(form.original)
    const lines = form.detail.map((line) => ({ ...line, tax: line.taxAmount }))
    const entry = this.orders.take(
      { ...original?.order, orderNo, invoiceType: '2', invoiceDetail: lines },
      null
    )
    form.invoiceSerialNum = entry.serialNo
    form.orderNo = orderNo
    this.forms.save()
    return entry
  }

  #told(form: Form): object {
    const sum = (name: string) =>
      yuan(form.detail.reduce((cents, line) => cents + (centsOf(line[name]) ?? 0), 0))
    const order = this.orders.byNumber(form.original)?.order
    const { billId, billNo, billUuid, billMessage, redReason, detail } = form
    const isIssued = form.invoiceSerialNum !== ''
    return {
      ...{ billId, billNo, billUuid, billMessage, redReason, detail, requestStatus: '' },
      ...{ billStatus: form.known, applySource: Number(form.applySource) },
      ...{ blueElecInvoiceNumber: form.original, billTime: chinaTime(form.openedAt) },
      ...{ taxExcludedAmount: sum('taxExcludedAmount'), taxAmount: sum('taxAmount') },
      ...{ buyerName: order?.buyerName, buyerTaxNo: order?.buyerTaxNum },
      openStatus: isIssued ? 1 : 0,
      ...(isIssued ? { invoiceSerialNum: form.invoiceSerialNum, orderNo: form.orderNo } : {}),
    }
  }

  /** What nobody answered within 72 hours is void. */
  #now(): number {
    const now = Date.now() + this.shiftMs
    this.forms.expire(now - VOID_AFTER_MS)
    return now
  }
}

function chinaTime(moment: number): string {
  const local = new Date(moment + 8 * 3_600_000).toISOString()
  return `${local.slice(0, 10)} ${local.slice(11, 19)}`
}
