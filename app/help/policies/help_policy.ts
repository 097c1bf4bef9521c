import { allowGuest } from '@adonisjs/bouncer'
import type User from '#app/identity/models/user'
import { BasePolicy } from '#app/identity/policies/base_policy'
import { isPublic, type Topic } from '#app/help/topics'

/** Help for customers is public; help for staff tells how the house works and stays in it. */
export default class HelpPolicy extends BasePolicy {
  @allowGuest()
  browse(_reader: User | null): boolean {
    return true
  }

  @allowGuest()
  read(reader: User | null, topic: Topic): boolean {
    return isPublic(topic) || reader?.isStaff === true
  }

  /** The own list of tasks; there is one for everybody who has an account. */
  beginHere(_reader: User): boolean {
    return true
  }
}
