import { areaList } from '@vant/area-data'
import { taxBureauName } from '#app/documents/face_texts'

export interface TaxRegion {
  taxBureau: { code: string; name: string }
  /** `SWEI4200` */
  invoiceTag: string
}

/**
 * The tax bureau of a region by its four digits: `4200` for a province, `4403` for a city with a bureau of its
 * own. Forms of code and tag follow public invoices of several provinces.
 */
export function taxRegion(regionCode: string): TaxRegion {
  const { province_list: provinces, city_list: cities } = areaList
  const region = provinces[`${regionCode}00`] ?? cities[`${regionCode}00`]
  if (region === undefined) throw new RangeError(`no region has the code ${regionCode}`)
  return {
    taxBureau: { code: `1${regionCode}000000`, name: taxBureauName(region) },
    invoiceTag: `SWEI${regionCode}`,
  }
}
