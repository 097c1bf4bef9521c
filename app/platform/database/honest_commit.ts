import { QueryClient } from '@adonisjs/lucid/database'
import type { IsolationLevels, TransactionClientContract } from '@adonisjs/lucid/types/database'

type Work<Value> = (trx: TransactionClientContract) => Promise<Value>
type Options = { isolationLevel?: IsolationLevels }

let isInstalled = false

/**
 * Makes a COMMIT that failed throw. Knex (3.x, below Lucid 22.4) resolves `commit()` even when the
 * database refused it (a deferred constraint) or is gone (killed at that moment), and tells only the
 * transaction's `executionPromise`: the caller would believe that everything is stored.
 */
export function installHonestCommit(): void {
  if (isInstalled) return
  isInstalled = true
  const begin = QueryClient.prototype.transaction

  async function transaction<Value>(
    this: QueryClient,
    workOrOptions?: Work<Value> | Options,
    options?: Options
  ): Promise<Value | TransactionClientContract> {
    if (typeof workOrOptions !== 'function') return honest(await begin.call(this, workOrOptions))
    const trx = honest(await begin.call(this, options))
    try {
      const value = await workOrOptions(trx)
      if (!trx.isCompleted) await trx.commit()
      return value
    } catch (error) {
      if (!trx.isCompleted) await trx.rollback()
      throw error
    }
  }
  // The two forms of the call are told apart inside, which overloads cannot express.
  QueryClient.prototype.transaction = transaction as typeof begin
}

function honest(trx: TransactionClientContract): TransactionClientContract {
  const commit = trx.commit.bind(trx)
  trx.commit = async () => {
    await commit()
    await trx.knexClient.executionPromise
  }
  return trx
}
