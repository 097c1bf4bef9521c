import { LabelBatchSchema } from '#database/schema'

/** Labels that were printed together: how many were asked for, and how many the file shows. */
export default class LabelBatch extends LabelBatchSchema {
  get isComplete(): boolean {
    return this.made === this.asked
  }
}
