export const PROPERTIES = ['authenticity', 'integrity', 'usability', 'security'] as const
export type Property = (typeof PROPERTIES)[number]

/** Every check of a package, by the property (DA/T 70) that it speaks for. Texts: `archive.checks.<name>`. */
export const CHECKS = {
  package_hash: 'authenticity',
  chain_link: 'authenticity',
  register: 'authenticity',
  producer: 'authenticity',
  metadata_matches: 'authenticity',
  signatures: 'authenticity',
  signers_listed: 'authenticity',
  signers_known: 'authenticity',
  manifest: 'integrity',
  hashes: 'integrity',
  documents_complete: 'integrity',
  counts: 'integrity',
  index: 'integrity',
  container: 'usability',
  metadata_readable: 'usability',
  documents_readable: 'usability',
  known_names: 'security',
  known_kinds: 'security',
  no_active_content: 'security',
  kept_sealed: 'security',
} as const satisfies Record<string, Property>

export type CheckName = keyof typeof CHECKS
export const CHECK_NAMES = Object.keys(CHECKS).filter((name): name is CheckName => name in CHECKS)

/** `warning`: as it was at archiving, and noted then. `not_checked`: needs what is not here. */
export type Outcome = 'passed' | 'warning' | 'failed' | 'not_checked'

export interface Finding {
  /** A path of the package, or a number. */
  where: string
  /** A code, or the names of fields. */
  what: string
}

export interface Check {
  name: CheckName
  outcome: Outcome
  /** How many things were looked at. */
  looked: number
  /** How many of them are not as they should be; the first of them stand in `findings`. */
  wrong: number
  findings: Finding[]
}

/** The report of the four properties. */
export interface Report {
  checkedAt: string
  checks: Check[]
}

const MOST_FINDINGS = 20

/** Collects what is found while a package is read. */
export class Findings {
  private readonly checks = new Map<CheckName, Check>()

  /** One more thing was looked at, and is as it should be. */
  good(name: CheckName, looked = 1): void {
    this.of(name).looked += looked
  }

  bad(name: CheckName, finding: Finding, outcome: 'failed' | 'warning' = 'failed'): void {
    const check = this.of(name)
    check.looked += 1
    check.wrong += 1
    if (check.outcome !== 'failed') check.outcome = outcome
    if (check.findings.length < MOST_FINDINGS) check.findings.push(finding)
  }

  /** Every check, those that nothing was looked at for as not made. */
  report(checkedAt: string): Report {
    const checks = CHECK_NAMES.map((name): Check => {
      const check = this.of(name)
      return check.looked === 0 ? { ...check, outcome: 'not_checked' } : check
    })
    return { checkedAt, checks }
  }

  private of(name: CheckName): Check {
    const known = this.checks.get(name)
    if (known) return known
    const check: Check = { name, outcome: 'passed', looked: 0, wrong: 0, findings: [] }
    this.checks.set(name, check)
    return check
  }
}

export function isSound({ checks }: Report): boolean {
  return checks.every(({ outcome }) => outcome !== 'failed')
}

/** The worst of a property's checks; those that were not made do not count, unless none was. */
export function outcomeOf({ checks }: Report, property: Property): Outcome {
  const outcomes = checks.filter(({ name }) => CHECKS[name] === property).map((c) => c.outcome)
  const worst = (['failed', 'warning', 'passed'] as const).find((one) => outcomes.includes(one))
  return worst ?? 'not_checked'
}
