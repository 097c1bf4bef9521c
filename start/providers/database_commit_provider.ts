import { installHonestCommit } from '#app/platform/database/honest_commit'

/** From the first transaction on, a failed COMMIT throws. */
export default class DatabaseCommitProvider {
  register(): void {
    installHonestCommit()
  }
}
