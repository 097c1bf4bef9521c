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
      reason: 'bad_seller',
      spoil: (request) => ({ ...request, seller: { ...request.seller, taxpayerId: '1' } }),
    },
  ]
}
