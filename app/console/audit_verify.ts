import { BaseCommand, flags } from '@adonisjs/core/ace'
import { verifyAudit } from '#app/audit/verifier'
import type { AuditVerdict, KnownHead } from '#app/audit/verification'

export default class AuditVerify extends BaseCommand {
  static commandName = 'audit:verify'
  static description = 'Find every altered, missing or unsealed row of the audit log'
  static options = { startApp: true }

  @flags.boolean({ description: 'Answer with one line of JSON' })
  declare json: boolean

  @flags.array({ description: 'A head that was noted elsewhere: <size>:<root in hex>' })
  declare head: string[] | undefined

  async run(): Promise<void> {
    const verdict = await verifyAudit((this.head ?? []).map(readHead))
    if (this.json) console.log(JSON.stringify({ isWhole: verdict.faultCount === 0, ...verdict }))
    else this.tell(verdict)
    if (verdict.faultCount > 0) this.exitCode = 1
  }

  private tell({ entries, seals, heads, faultCount, faults }: AuditVerdict): void {
    const size = `${entries} entries, ${seals} seals, ${heads} heads`
    if (faultCount === 0) return this.logger.success(`the audit log is whole: ${size}`)
    this.logger.error(`${faultCount} faults in the audit log (${size})`)
    for (const { type, position, entryId } of faults) {
      const where = [position && `position ${position}`, entryId && `entry ${entryId}`]
      this.logger.log(`  ${type}: ${where.filter(Boolean).join(', ')}`)
    }
    if (faultCount > faults.length) this.logger.log(`  … and ${faultCount - faults.length} more`)
  }
}

function readHead(text: string): KnownHead {
  const [, size, rootHash] = /^(\d+):([0-9a-f]{64})$/.exec(text) ?? []
  if (!size) throw new Error(`--head reads <size>:<64 hex digits>, not "${text}"`)
  return { size: Number(size), rootHash }
}
