import { OrderReviewSchema } from '#database/schema'
import { open } from '#app/platform/crypto/envelope'

export default class OrderReview extends OrderReviewSchema {
  declare decision: 'approved' | 'rejected' | 'refused'

  get reasonText(): string | null {
    return (
      this.reason && open<{ reason: string }>('order_reviews.reason', this.id, this.reason).reason
    )
  }
}
