import { OpenOverdueReviews } from '#app/service/actions/open_overdue_reviews'

export default class OpenOverdueReviewsTask {
  static id = 'service.open_overdue_reviews'

  async handle(): Promise<void> {
    await new OpenOverdueReviews().handle()
  }
}
