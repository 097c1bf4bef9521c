import type { IssueRequest } from '#app/invoices/channel_messages'
import { fen } from '#app/platform/money/fen'

interface Fault {
  reason: string
  spoil(request: IssueRequest): IssueRequest
}

/** Requests that every tax side refuses, and what the channel says then. */
export function faults(): Fault[] {
  const line = (changes: Partial<IssueRequest['lines'][number]>) => (request: IssueRequest) => ({
    ...request,
    lines: request.lines.map((each, index) => (index === 0 ? { ...each, ...changes } : each)),
  })
  return [
    { reason: 'bad_class_code', spoil: line({ taxClassCode: '123' }) },
    { reason: 'bad_rate', spoil: line({ taxRate: '0.1700' }) },
    { reason: 'bad_arithmetic', spoil: line({ taxFen: fen(1) }) },
    { reason: 'bad_arithmetic', spoil: (request) => ({ ...request, totalFen: fen(1) }) },
    {
      reason: 'bad_buyer',
      spoil: (request) => ({ ...request, buyer: { ...request.buyer, name: '' } }),
    },
    {
      reason: 'bad_buyer',
      spoil: (request) => ({
        ...request,
        kind: 'vat_special',
        buyer: { ...request.buyer, taxpayerId: null },
      }),
    },
    {
      reason: 'bad_buyer',
      spoil: (request) => ({
        ...request,
        kind: 'vat_special',
        buyer: { ...request.buyer, taxpayerId: '91330000142942095H', isNaturalPerson: true },
      }),
    },
    // A discount that stands behind nothing, one that takes too much, and a discounted line without its discount.
    {
      reason: 'refused',
      spoil: line({ nature: 'discount', quantity: null, unitPriceExclTax: null }),
    },
    { reason: 'refused', spoil: line({ nature: 'discounted' }) },
    { reason: 'bad_arithmetic', spoil: (request) => discounted(request, 2) },
    { reason: 'bad_rate', spoil: line({ preference: 'simplified_5' }) },
    {
      reason: 'bad_seller',
      spoil: (request) => ({ ...request, seller: { ...request.seller, taxpayerId: '1' } }),
    },
  ]
}

/** The first line lowered by so many times its own amount. */
export function discounted(request: IssueRequest, times: number): IssueRequest {
  const [first, ...others] = request.lines
  const discount = {
    ...first,
    position: 2,
    nature: 'discount' as const,
    quantity: null,
    unitPriceExclTax: null,
    netFen: fen(-first.netFen * times),
    taxFen: fen(-first.taxFen * times),
    totalFen: fen(-first.totalFen * times),
  }
  const lines = [{ ...first, nature: 'discounted' as const }, discount, ...others]
  return {
    ...request,
    lines: lines.map((each, index) => ({ ...each, position: index + 1 })),
    netFen: fen(request.netFen + discount.netFen),
    taxFen: fen(request.taxFen + discount.taxFen),
    totalFen: fen(request.totalFen + discount.totalFen),
  }
}

/** 1,060 yuan of which 530 are taken off before 6 % of tax are computed. */
export function margin(request: IssueRequest): IssueRequest {
  const [first] = request.lines
  const amounts = { netFen: fen(103_000), taxFen: fen(3000), totalFen: fen(106_000) }
  const line = {
    ...first,
    ...amounts,
    quantity: null,
    unitPriceExclTax: null,
    taxRate: '0.0600',
    deductionFen: fen(53_000),
  }
  return { ...request, ...amounts, lines: [line] }
}
