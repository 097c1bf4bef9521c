import { areaList } from '@vant/area-data'
import {
  ADMINISTRATIVE_SUFFIX,
  ETHNIC_GROUPS,
  GROUPING_CITY_NAMES,
  MUNICIPALITY_CODES,
  PROVINCE_SHORT_NAMES,
  SHORTENED_SUFFIXES,
  UNDIVIDED_CITY_CODES,
} from './area_words.js'
import { NameIndex } from './name_index.js'

export interface Area {
  /** Six digits; `0000` at the end: province, `00`: city, else county level. */
  code: string
  name: string
}

/** Civil divisions of the three levels (package @vant/area-data), indexed by full and short names. */
interface AreaTable {
  provinces: NameIndex<Area>
  /** Key: province code, or '' for the whole country. */
  cities: Map<string, NameIndex<Area>>
  /** Key: city code, province code, or '' for the whole country. */
  districts: Map<string, NameIndex<Area>>
}

let table: AreaTable | null = null

/** Built on first use (about 10 ms), then shared. */
export function areaTable(): AreaTable {
  return (table ??= build())
}

export function areaName(code: string): string {
  return (
    areaList.county_list[code] ?? areaList.city_list[code] ?? areaList.province_list[code] ?? ''
  )
}

/** What province, city and district are called on a label; a county without a city stands as its city. */
export function areaPath(code: string): { province: string; city: string; district: string } {
  const province = areaName(provinceCode(code))
  if (isMunicipality(code)) return { province, city: province, district: ownName(code) }
  const city = areaName(cityCode(code))
  if (GROUPING_CITY_NAMES.includes(city)) return { province, city: ownName(code), district: '' }
  return { province, city, district: ownName(code) }
}

export function isMunicipality(code: string): boolean {
  return MUNICIPALITY_CODES.includes(provinceCode(code))
}

/** A city that stands without a district below it. */
export function isUndivided(code: string): boolean {
  return UNDIVIDED_CITY_CODES.includes(cityCode(code))
}

export function provinceCode(code: string): string {
  return `${code.slice(0, 2)}0000`
}

export function cityCode(code: string): string {
  return `${code.slice(0, 4)}00`
}

function ownName(code: string): string {
  return code.endsWith('00') ? '' : areaName(code)
}

function build(): AreaTable {
  const built: AreaTable = { provinces: new NameIndex(), cities: new Map(), districts: new Map() }
  for (const [code, name] of Object.entries(areaList.province_list)) {
    built.provinces.add(name, [PROVINCE_SHORT_NAMES[code] ?? shortName(name)], { code, name })
  }
  for (const [code, name] of Object.entries(areaList.city_list)) {
    if (GROUPING_CITY_NAMES.includes(name)) continue
    for (const key of ['', provinceCode(code)]) {
      indexOf(built.cities, key).add(name, shortNames(name), { code, name })
    }
  }
  for (const [code, name] of Object.entries(areaList.county_list)) {
    if (isUndivided(code)) continue
    const shorts = shortNames(withoutCity(name, areaName(cityCode(code))))
    for (const key of ['', provinceCode(code), cityCode(code)]) {
      indexOf(built.districts, key).add(name, shorts, { code, name })
    }
  }
  return built
}

function indexOf(map: Map<string, NameIndex<Area>>, key: string): NameIndex<Area> {
  const index = map.get(key) ?? new NameIndex<Area>()
  map.set(key, index)
  return index
}

function shortName(name: string): string {
  return name.replace(ADMINISTRATIVE_SUFFIX, '').replace(ETHNIC_GROUPS, '')
}

/** All ways people shorten a name: bare, with a one-character suffix, a zone by its common name. */
function shortNames(name: string): string[] {
  const bare = shortName(name)
  const shorts = [name, bare]
  for (const [long, short] of SHORTENED_SUFFIXES) {
    if (name.endsWith(long)) shorts.push(shortName(name.slice(0, -long.length)) + short)
  }
  return shorts
}

/** Zones repeat their city's name; after the city people leave it out. */
function withoutCity(name: string, city: string): string {
  const short = shortName(city)
  return name.startsWith(short) && name.length > short.length + 3 ? name.slice(short.length) : name
}
