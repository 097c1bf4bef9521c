import { failed, ok, type Result } from '#app/platform/result'
import {
  type Area,
  areaPath,
  areaTable,
  cityCode,
  isMunicipality,
  isUndivided,
  provinceCode,
} from './area_table.js'
import { COUNTRY_NAME, FILLER_NAMES } from './area_words.js'
import { FUNCTIONAL_ZONES, ZONE_CITY_CODE } from './functional_zones.js'

export interface ParsedAddress {
  /** Six digits of the district, or of the city where cities have no districts. */
  areaCode: string
  province: string
  city: string
  /** Empty where the city has no districts. */
  district: string
  /** Everything after the district (and the zone), as written. */
  detail: string
  /** A functional zone that was named instead of the district; null otherwise. */
  viaZone: string | null
}

export type AddressFailure =
  | { type: 'address_unreadable' }
  | { type: 'address_district_missing' }
  | { type: 'address_detail_missing' }

interface Reading {
  area: Area | null
  rest: string
  viaZone: string | null
}

const SHORTEST_DETAIL = 2

/**
 * Splits a Chinese address by longest match over the civil divisions. Province, city and their suffixes
 * may be missing as long as what is left names one place only.
 */
export function parseAddress(text: string): Result<ParsedAddress, AddressFailure> {
  const written = trimmed(text).replace(COUNTRY_NAME, '')
  const reading = read(written)
  if (!reading.area) return failed({ type: 'address_unreadable' })

  const code = reading.area.code
  if (code.endsWith('00') && !isUndivided(code)) return failed({ type: 'address_district_missing' })

  const detail = trimmed(reading.rest)
  if (Array.from(detail).length < SHORTEST_DETAIL) return failed({ type: 'address_detail_missing' })
  return ok({ areaCode: code, ...areaPath(code), detail, viaZone: reading.viaZone })
}

/** The address in one line, as it stands on labels and documents. */
export function formatAddress(address: ParsedAddress): string {
  const city = address.city === address.province ? '' : address.city
  return [address.province, city, address.district, address.viaZone, address.detail].join('')
}

/**
 * Some names are both a province and the beginning of a city or prefecture, so every level is tried
 * with and without the one above; the deepest reading wins, then the one that used more of the text.
 */
function read(text: string): Reading {
  const { provinces } = areaTable()
  const province = provinces.longest(text)
  const readings = [belowProvince('', null, text)]
  if (province) {
    const rest = text.slice(province.length)
    readings.push(belowProvince(province.value.code, province.value, withoutFillers(rest)))
  }
  return readings.reduce((best, next) => (depth(next) >= depth(best) ? next : best))
}

function belowProvince(scope: string, province: Area | null, text: string): Reading {
  const { cities, districts } = areaTable()
  const city = cities.get(scope)?.longest(text)
  const afterCity = city
    ? belowCity(city.value, withoutFillers(text.slice(city.length)))
    : ({ area: null, rest: text, viaZone: null } satisfies Reading)
  if (afterCity.area && !afterCity.area.code.endsWith('00')) return afterCity

  const district = districts.get(scope)?.longest(text)
  if (district && isPlausible(district.value, district.length)) {
    return { area: district.value, rest: text.slice(district.length), viaZone: null }
  }
  return afterCity.area ? afterCity : { area: province, rest: text, viaZone: null }

  /** Without province and city a short district name is too weak a hint. */
  function isPlausible(area: Area, length: number): boolean {
    return scope !== '' || length === area.name.length
  }
}

function belowCity(city: Area, text: string): Reading {
  const scope = isMunicipality(city.code) ? provinceCode(city.code) : cityCode(city.code)
  const district = areaTable().districts.get(scope)?.longest(text)
  if (district) return { area: district.value, rest: text.slice(district.length), viaZone: null }
  return (city.code === ZONE_CITY_CODE && inZone(text)) || { area: city, rest: text, viaZone: null }
}

function inZone(text: string): Reading | null {
  for (const zone of FUNCTIONAL_ZONES) {
    const name = zone.written.find((written) => text.startsWith(written))
    if (!name) continue
    const rest = text.slice(name.length)
    const exception = zone.exceptions.find(({ streets }) => streets.some((s) => rest.includes(s)))
    const code = exception?.areaCode ?? zone.areaCode
    return { area: { code, name: zone.name }, rest, viaZone: zone.name }
  }
  return null
}

/** 0 nothing, 1 province, 2 city, 3 district or a city that needs none. */
function depth({ area }: Reading): number {
  if (!area) return 0
  if (area.code.endsWith('0000')) return 1
  return area.code.endsWith('00') && !isUndivided(area.code) ? 2 : 3
}

function withoutFillers(text: string): string {
  const rest = trimmed(text)
  const filler = FILLER_NAMES.find((name) => rest.startsWith(name))
  return filler ? rest.slice(filler.length) : rest
}

function trimmed(text: string): string {
  return text.replace(/^[\s,，、;；:：\-/]+|[\s,，;；]+$/gu, '')
}
