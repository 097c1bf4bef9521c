import { OrderRatingSchema } from '#database/schema'
import { clock } from '#app/platform/clock'
import { open } from '#app/platform/crypto/envelope'
import serviceConfig from '#config/service'

/** What a customer says of an order: one to five stars, and words that are kept sealed. */
export default class OrderRating extends OrderRatingSchema {
  static selfAssignPrimaryKey = true

  get commentText(): string | null {
    if (this.comment === null) return null
    return open<{ text: string }>('order_ratings.comment', this.id, this.comment).text
  }

  get openUntil() {
    return this.ratedAt.plus(serviceConfig.ratingOpen)
  }

  get isOpen(): boolean {
    return clock.now() < this.openUntil
  }
}
