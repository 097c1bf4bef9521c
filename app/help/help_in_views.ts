import { firstDayToShow } from '#app/help/queries/first_day_of'
import { hasUnreadNews } from '#app/help/queries/has_unread_news'
import { topicOfPage } from '#app/help/topics_of_pages'
import type User from '#app/identity/models/user'

interface ViewState {
  request?: { ctx?: { route?: { pattern: string } } }
  viewer?: User | null
}

/**
 * What layouts and home pages show of the help, whichever controller renders them. Edge hands the state
 * of the view over as `this`.
 */
export const helpInViews = {
  helpTopic(this: ViewState) {
    return topicOfPage(this.request?.ctx?.route?.pattern ?? '')
  },
  async hasUnreadNews(this: ViewState) {
    return this.viewer ? hasUnreadNews(this.viewer.id) : false
  },
  async firstDayToShow(this: ViewState) {
    return this.viewer ? firstDayToShow(this.viewer) : null
  },
}
