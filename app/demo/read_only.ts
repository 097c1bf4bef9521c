import db from '@adonisjs/lucid/services/db'

/**
 * Makes every later database session of this process read-only: the day acts through the front doors,
 * and PostgreSQL refuses it anything else. What this process starts afterwards inherits it too.
 */
export async function forbidWriting(): Promise<void> {
  const options = [process.env.PGOPTIONS, '-c default_transaction_read_only=on']
  process.env.PGOPTIONS = options.filter(Boolean).join(' ')
  await db.manager.close('app')
}
