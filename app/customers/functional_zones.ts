/**
 * Functional zones of Wuhan. They have no six-digit code of their own, but people and postmen name them
 * instead of the district; each lies in (or mostly in) a district of the civil table.
 */
export interface FunctionalZone {
  /** The name that stays on the address. */
  name: string
  /** How people write it after the city, longest first. */
  written: readonly string[]
  areaCode: string
  /** Streets of the zone that lie in another district. */
  exceptions: readonly { areaCode: string; streets: readonly string[] }[]
}

export const ZONE_CITY_CODE = '420100'

export const FUNCTIONAL_ZONES: readonly FunctionalZone[] = [
  {
    name: '武汉经济技术开发区',
    written: [
      '武汉经济技术开发区',
      '经济技术开发区',
      '武汉经济开发区',
      '武汉经开区',
      '沌口开发区',
      '沌口经济技术开发区',
      '经济开发区',
      '经开区',
    ],
    areaCode: '420113',
    exceptions: [],
  },
  {
    name: '东湖新技术开发区',
    written: [
      '武汉东湖新技术开发区',
      '东湖新技术产业开发区',
      '东湖高新技术产业开发区',
      '东湖高新技术开发区',
      '东湖新技术开发区',
      '东湖高新开发区',
      '东湖高新区',
      '东湖开发区',
      '光谷高新区',
      '东湖高新',
    ],
    areaCode: '420111',
    exceptions: [
      {
        areaCode: '420115',
        streets: ['佛祖岭', '豹澥', '龙泉街', '滨湖街', '流芳', '藏龙岛', '庙山'],
      },
    ],
  },
  {
    name: '东湖生态旅游风景区',
    written: [
      '武汉东湖生态旅游风景区',
      '东湖生态旅游风景区',
      '武汉东湖风景区',
      '东湖风景名胜区',
      '东湖风景区',
      '东湖景区',
    ],
    areaCode: '420111',
    exceptions: [],
  },
]
