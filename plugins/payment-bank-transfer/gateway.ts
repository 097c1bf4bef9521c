import type { Outcome } from '#app/platform/http/outcome'
import { PaymentGateway, type PaymentOffer, type PaymentRequest } from '#app/payments/gateway'
import { referenceOf } from './reference.js'

/**
 * A transfer at the payer's own bank. Nobody is called: the reference follows from our trade number,
 * and finance confirms the money from the bank's statement.
 */
export class BankTransferGateway extends PaymentGateway {
  readonly key = 'payment-bank-transfer'

  async create({ tradeNumber }: PaymentRequest): Promise<Outcome<PaymentOffer>> {
    return {
      status: 'succeeded',
      value: { qrContent: null, redirectUrl: null },
      reference: referenceOf(tradeNumber),
    }
  }
}
