import db from '@adonisjs/lucid/services/db'
import { areaName, areaPath } from '#app/customers/area_table'

const PROVINCE_DIGITS = 2
const CITY_DIGITS = 4

export interface WaitingArea {
  /** The first two or four digits of an area code. */
  code: string
  name: string
  parcels: number
}

/** Where the parcels go that wait without a wave: provinces with their cities, the busiest first. */
export async function waitingAreas(): Promise<WaitingArea[]> {
  const { rows } = await db.rawQuery<{ rows: { code: string; parcels: number }[] }>(
    `select left(area_code, ?) as code, count(*)::int as parcels from shipments
      where state = 'preparing' and wave_id is null group by 1`,
    [CITY_DIGITS]
  )
  const cities = rows.map(({ code, parcels }) => area(code, parcels))
  const byProvince = Map.groupBy(cities, ({ code }) => code.slice(0, PROVINCE_DIGITS))
  const provinces = [...byProvince].map(([code, within]) => ({
    ...area(code, sum(within)),
    within: within.toSorted(busiestFirst),
  }))
  return provinces.toSorted(busiestFirst).flatMap(({ within, ...province }) => {
    const isSame = within.length === 1 && within[0].name === province.name
    return isSame ? [province] : [province, ...within.map((city) => inProvince(city, province))]
  })
}

/** The name of a province, city or county, as specific as the code is. */
export function areaTitle(code: string): string {
  return areaName(code.padEnd(6, '0')) || code
}

/** City and district, enough to sort parcels by. */
export function townTitle(code: string): string {
  const { city, district } = areaPath(code)
  return `${city}${district}` || code
}

function area(code: string, parcels: number): WaitingArea {
  return { code, name: areaTitle(code), parcels }
}

function inProvince(city: WaitingArea, province: WaitingArea): WaitingArea {
  return { ...city, name: `${province.name} ${city.name}` }
}

function sum(areas: WaitingArea[]): number {
  return areas.reduce((total, { parcels }) => total + parcels, 0)
}

function busiestFirst(one: WaitingArea, other: WaitingArea): number {
  return other.parcels - one.parcels || one.code.localeCompare(other.code)
}
