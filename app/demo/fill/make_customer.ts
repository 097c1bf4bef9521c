import type { CustomerDraft } from '#app/customers/customer_draft'
import type { Words } from '#app/demo/fill/words'
import { type SeededRandom, seededRandom } from '#app/demo/seeded_random'
import { unifiedCheckDigit } from '#app/platform/identifiers/taxpayer_id'

const ID_CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const COMPANIES_PERCENT = 65

/** The same number is the same customer in every filling, so that customers come back. */
export function makeCustomer(number: number, words: Words): CustomerDraft {
  const random = seededRandom(number * 7919 + 17)
  // The first draws of neighbouring seeds lie close together.
  for (let draw = 0; draw < 8; draw++) random.below(2)
  const [areaCode, street] = random.pick(words.streets)
  const contactName = personName(random, words)
  const isCompany = random.happens(COMPANIES_PERCENT)
  const name = isCompany ? companyName(random, words) : contactName
  const taxpayerId = isCompany ? taxpayerIdOf(areaCode, number, random) : null
  const phone = `1${random.pick(['38', '59', '77', '86'])}${digits(number, 4)}${digits(random.below(10_000), 4)}`
  const email = `k${number}@${isCompany ? 'company' : 'mail'}.example`
  return {
    details: { name, contactName, phone, email, taxpayerId },
    address: {
      areaCode,
      recipient: random.happens(80) ? contactName : personName(random, words),
      phone,
      address: street + houseOf(random, words),
    },
    title: { name, taxpayerId, email },
  }
}

export function personName(random: SeededRandom, words: Words): string {
  return random.pick(Array.from(words.surnames)) + random.pick(words.givenNames)
}

function companyName(random: SeededRandom, words: Words): string {
  return [words.places, words.brands, words.trades, words.forms]
    .map((parts) => random.pick(parts))
    .join('')
}

function houseOf(random: SeededRandom, words: Words): string {
  const numbers: Record<string, number> = {
    n: random.between(1, 988),
    m: random.between(1, 30),
    d: random.between(1, 8),
    f: random.between(1, 26),
  }
  return random.pick(words.houses).replaceAll(/\{(\w)\}/g, (_, key: string) => `${numbers[key]}`)
}

/** The number of the customer stands in it, so that no two customers have the same. */
function taxpayerIdOf(areaCode: string, number: number, random: SeededRandom): string {
  const own = digits(number, 5)
  const rest = `${random.pick(Array.from(ID_CHARACTERS))}${random.pick(Array.from(ID_CHARACTERS))}`
  const first17 = `91${areaCode}MA${own}${rest}`
  return first17 + unifiedCheckDigit(first17)
}

function digits(number: number, length: number): string {
  return String(number % 10 ** length).padStart(length, '0')
}
