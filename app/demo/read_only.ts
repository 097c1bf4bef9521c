/**
 * Makes every database session of this process read-only, before the first one is opened: the day
 * acts through the front doors, and PostgreSQL refuses it anything else.
 */
export function forbidWriting(): void {
  process.env.PGOPTIONS = '-c default_transaction_read_only=on'
}
