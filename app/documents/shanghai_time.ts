import { DateTime } from 'luxon'

const ZONE = 'Asia/Shanghai'

export interface ShanghaiTime {
  /** `2026-04-30` */
  date: string
  /** `2026-04-30 10:15:00` */
  dateTime: string
  year: string
  month: string
  day: string
}

/** How documents show a moment that is stored in UTC. */
export function shanghaiTime(isoUtc: string): ShanghaiTime {
  const moment = DateTime.fromISO(isoUtc, { zone: ZONE })
  if (!moment.isValid) throw new RangeError(`not an ISO time: ${isoUtc}`)
  const date = moment.toFormat('yyyy-MM-dd')
  const [year, month, day] = date.split('-')
  return { date, dateTime: `${date} ${moment.toFormat('HH:mm:ss')}`, year, month, day }
}

/** Reads `yyyy-MM-dd` or `yyyy-MM-dd HH:mm:ss` of a document into ISO UTC; null when it is neither. */
export function readShanghaiTime(text: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2}:\d{2})?$/.test(text)) return null
  const moment = DateTime.fromSQL(text, { zone: ZONE })
  return moment.isValid ? moment.toUTC().toISO() : null
}
