import type User from '#app/identity/models/user'
import { BasePolicy } from '#app/identity/policies/base_policy'

export default class ArchivePolicy extends BasePolicy {
  view(user: User): boolean {
    return this.may(user, 'archive.view')
  }

  /** Building a package, and checking one again. */
  build(user: User): boolean {
    return this.may(user, 'archive.build')
  }

  /** Packages and documents leave the house: they name buyers. */
  download(user: User): boolean {
    return this.may(user, 'archive.download')
  }

  requestDestruction(user: User): boolean {
    return this.may(user, 'archive.request_destruction')
  }

  approveDestruction(user: User): boolean {
    return this.may(user, 'archive.approve_destruction')
  }
}
