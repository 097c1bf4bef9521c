import { fractionOf } from './amounts.js'
import { type Content, type Objection, textOf } from './contents.js'

const LEGAL_PERCENTS = ['13', '9', '6', '5', '3', '1.5', '1', '0']

/** Which rates a preference goes with, and whether the line is taxed at all. */
const PREFERENCES: Record<string, { percents: string[]; treatment: string }> = {
  SIMPLIFIED: { percents: ['5', '3', '1.5', '1'], treatment: 'TAXED' },
  SIMPLIFIED_3: { percents: ['3'], treatment: 'TAXED' },
  SIMPLIFIED_5: { percents: ['5'], treatment: 'TAXED' },
  REDUCED_5_TO_1_5: { percents: ['1.5'], treatment: 'TAXED' },
  EXEMPT: { percents: ['0'], treatment: 'EXEMPT' },
  NOT_TAXED: { percents: ['0'], treatment: 'NOT_TAXED' },
  REFUND_ON_LEVY: { percents: ['13', '9', '6'], treatment: 'TAXED' },
}

export function isLegalRate({ rate, treatment }: Content): boolean {
  if (fractionOf(rate) === null) return false
  if (treatment !== 'TAXED') return isPercent(rate, '0')
  return LEGAL_PERCENTS.some((percent) => isPercent(rate, percent))
}

/** A line without a preference is taxed as usual, or the words of its treatment say it. */
export function objectionToPreference(line: Content): Objection | null {
  const { preference, rate, treatment } = line
  if (preference === null || preference === undefined) return null
  const known = PREFERENCES[textOf(preference)]
  const isRight =
    known !== undefined &&
    known.treatment === treatment &&
    known.percents.some((percent) => isPercent(rate, percent))
  return isRight ? null : { code: 'RATE', fault: 'preference' }
}

/** A percentage has two more places than its fraction. */
function isPercent(rate: unknown, percent: string): boolean {
  const [told, wanted] = [fractionOf(rate), fractionOf(percent)]
  if (told === null || wanted === null) return false
  return wanted.top * 10n ** BigInt(told.places) === told.top * 10n ** BigInt(wanted.places + 2)
}
