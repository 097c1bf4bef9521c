import { CaseNoteSchema } from '#database/schema'
import { open } from '#app/platform/crypto/envelope'

/** What somebody wrote down while working on a case. */
export default class CaseNote extends CaseNoteSchema {
  static selfAssignPrimaryKey = true

  get text(): string {
    return open<{ text: string }>('case_notes.note', this.id, this.note).text
  }
}
