import { topicOfPage } from '#app/help/topics_of_pages'

interface ViewState {
  request?: { ctx?: { route?: { pattern: string } } }
}

/** What every layout needs to know about help. Edge hands the state of the view over as `this`. */
export const helpInViews = {
  helpTopic(this: ViewState) {
    return topicOfPage(this.request?.ctx?.route?.pattern ?? '')
  },
}
