import { StoredFileSchema } from '#database/schema'
import { open } from '#app/platform/crypto/envelope'

/** A file of the store: what is known of it without opening it. */
export default class StoredFile extends StoredFileSchema {
  static selfAssignPrimaryKey = true

  /** The name it was brought under; null when the house made it. */
  get fileName(): string | null {
    return this.name && open<{ name: string }>('stored_files.name', this.id, this.name).name
  }
}
