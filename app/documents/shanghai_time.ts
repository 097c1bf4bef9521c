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

/** Without summer time since 1991-09-15, which is before the first invoice that documents can show. */
const OFFSET_MS = 8 * 60 * 60 * 1000
const ISO_UTC = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/

/**
 * How documents show a moment that is stored in UTC. By plain arithmetic: documents ask for it some fifteen times, and
 * the tables of time zones take longer than everything else on a page.
 */
export function shanghaiTime(isoUtc: string): ShanghaiTime {
  const moment = ISO_UTC.test(isoUtc) ? Date.parse(isoUtc) : Number.NaN
  if (Number.isNaN(moment)) throw new RangeError(`not an ISO time: ${isoUtc}`)
  const shifted = new Date(moment + OFFSET_MS).toISOString()
  const [date, time] = [shifted.slice(0, 10), shifted.slice(11, 19)]
  const [year, month, day] = date.split('-')
  return { date, dateTime: `${date} ${time}`, year, month, day }
}

/** Reads `yyyy-MM-dd` or `yyyy-MM-dd HH:mm:ss` of a document into ISO UTC; null when it is neither. */
export function readShanghaiTime(text: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2}:\d{2})?$/.test(text)) return null
  const moment = DateTime.fromSQL(text, { zone: ZONE })
  return moment.isValid ? moment.toUTC().toISO() : null
}
