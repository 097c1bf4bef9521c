import { clock } from '#app/platform/clock'
import { type Fen, fen } from '#app/platform/money/fen'
import type { DateTime } from 'luxon'

type Say = (key: string) => string

/** Each tone with the state that shows it. */
export const TONES = [
  ['neutral', 'draft'],
  ['info', 'in_review'],
  ['active', 'shipped'],
  ['warning', 'awaiting_payment'],
  ['success', 'completed'],
  ['danger', 'rejected'],
] as const

/** An order of no table; its words are keys below `gallery`. */
export interface GalleryOrder {
  id: string
  number: string
  tone: (typeof TONES)[number][0]
  state: (typeof TONES)[number][1]
  customer: number
  goods: number
  total: Fen
  placedAt: DateTime
}

/** What the gallery shows; no row of the database. */
export function gallerySamples(say: Say) {
  return {
    states: TONES.map(([tone, state]) => ({ tone, label: say(`states.${state}`) })),
    orders: galleryOrders().map((order) => ({ ...order, goods: say(`goods.${order.goods}`) })),
    events: events(say),
    steps: steps(say),
    verdicts: verdicts(say),
    facts: ['type', 'source', 'author', 'title', 'taxpayer', 'remark'].map((key) => ({
      term: say(`facts.${key}`),
      value: key === 'remark' ? null : say(`facts.${key}_value`),
    })),
  }
}

export function galleryOrders(): GalleryOrder[] {
  return Array.from({ length: 8 }, (_, index) => {
    const [tone, state] = TONES[(index + 1) % TONES.length] ?? TONES[0]
    return {
      id: `00000000-0000-7000-8000-${String(index).padStart(12, '0')}`,
      number: `2611240000${(index * 37 + 412).toString().padStart(3, '0')}${index}`,
      customer: (index % 4) + 1,
      goods: (index % 4) + 1,
      total: fen((index * index * 73_911 + 12_800) % 9_000_000),
      placedAt: clock.now().minus({ minutes: index * 47 }),
      tone,
      state,
    }
  })
}

function events(say: Say) {
  const tones = { paid: 'success', approved: 'success', asked: 'warning', placed: 'info' }
  return Object.entries(tones).map(([key, tone], index) => ({
    title: say(`events.${key}`),
    by: say(`events.${key}_by`),
    note: key === 'asked' ? say('events.asked_note') : null,
    at: clock.now().minus({ hours: index * 5 }),
    tone,
  }))
}

function steps(say: Say) {
  const states = {
    placed: 'done',
    reviewed: 'done',
    paid: 'current',
    sent: 'todo',
    invoiced: 'todo',
  }
  return Object.entries(states).map(([key, state]) => ({
    label: say(`steps.${key}`),
    state,
    note: key === 'paid' ? say('steps.paid_note') : null,
  }))
}

function verdicts(say: Say) {
  const results = { duplicate: 'finding', phone: 'refused', price: 'pass' }
  return Object.entries(results).map(([key, result]) => ({
    rule: say(`verdicts.${key}`),
    result,
    reason: result === 'pass' ? null : say(`verdicts.${key}_reason`),
    remedy: result === 'pass' ? null : say(`verdicts.${key}_remedy`),
  }))
}
