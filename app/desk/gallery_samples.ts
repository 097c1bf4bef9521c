import { clock } from '#app/platform/clock'
import { fen } from '#app/platform/money/fen'

type Say = (key: string) => string

const STATES = {
  neutral: 'draft',
  info: 'in_review',
  active: 'shipped',
  warning: 'awaiting_payment',
  success: 'completed',
  danger: 'rejected',
}

/** What the gallery shows; no row of the database. */
export function gallerySamples(say: Say) {
  return {
    states: Object.entries(STATES).map(([tone, state]) => ({
      tone,
      label: say(`states.${state}`),
    })),
    orders: orders(say),
    tabs: tabs(say),
    events: events(say),
    steps: steps(say),
    verdicts: verdicts(say),
    facts: ['type', 'source', 'author', 'title', 'taxpayer', 'remark'].map((key) => ({
      term: say(`facts.${key}`),
      value: key === 'remark' ? null : say(`facts.${key}_value`),
    })),
  }
}

function orders(say: Say) {
  const states = Object.entries(STATES)
  return Array.from({ length: 8 }, (_, index) => {
    const [tone, state] = states[(index + 1) % states.length] ?? ['neutral', 'draft']
    return {
      number: `2611240000${(index * 37 + 412).toString().padStart(3, '0')}${index}`,
      customer: say(`customers.${(index % 4) + 1}`),
      goods: say(`goods.${(index % 4) + 1}`),
      total: fen((index * index * 73_911 + 12_800) % 9_000_000),
      placedAt: clock.now().minus({ minutes: index * 47 }),
      tone,
      state: say(`states.${state}`),
    }
  })
}

function tabs(say: Say) {
  const counts = { all: 128_340, in_review: 36, awaiting_payment: 1_204, shipped: 0 }
  return Object.entries(counts).map(([key, count]) => ({
    label: say(`states.${key}`),
    href: `/ui?tab=${key}`,
    count,
    isActive: key === 'in_review',
  }))
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
