import { areaList } from '@vant/area-data'

/** One form for what was written and what is looked for: NFKC (full-width letters), lower case, no spaces. */
export function searchForm(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '')
}

/** The words of a query; each must occur. */
export function searchWords(query: string): string[] {
  return query.split(/\s+/u).map(searchForm).filter(Boolean)
}

/** Digits only; the country code of a mainland mobile number is dropped. */
export function phoneForm(text: string): string {
  const digits = text.normalize('NFKC').replaceAll(/\D/g, '')
  return /^(00)?86(?=1\d{10}$)/.test(digits) ? digits.slice(-11) : digits
}

/** Pairs of neighbouring characters, by code point: rare characters outside the BMP count as one. */
export function bigramsOf(text: string): string[] {
  const characters = Array.from(text)
  const bigrams: string[] = []
  for (let index = 1; index < characters.length; index++)
    bigrams.push(characters[index - 1] + characters[index])
  return bigrams
}

/**
 * Pairs inside the names of provinces and cities, alone or one after the other. So many addresses
 * share them that their tokens could be guessed by counting, and they narrow no search.
 */
export const PLACE_BIGRAMS: ReadonlySet<string> = placeBigrams()

function placeBigrams(): Set<string> {
  const { province_list: provinces, city_list: cities } = areaList
  const names = Object.entries(cities).map(
    ([code, city]) => `${provinces[`${code.slice(0, 2)}0000`]}${city}`
  )
  return new Set([...Object.values(provinces), ...names].flatMap(bigramsOf))
}
