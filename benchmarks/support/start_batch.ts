import { StartBatch } from '#app/issuing/actions/start_batch'
import { readChoice } from '#app/issuing/batch_choice'
import { newId } from '#app/platform/database/uuid'
import { someStaff } from './place_and_submit.js'

/** A batch of everything that is due, as the form starts it. */
export async function startBatch(): Promise<void> {
  const { id } = await someStaff()
  const by = { kind: 'staff' as const, id }
  const started = await new StartBatch().handle({
    choice: readChoice({}),
    by,
    formToken: newId(),
  })
  if (!started.ok) throw new Error(started.failure.type)
}
