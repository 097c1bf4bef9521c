import type { ScanCode } from '../mapping.js'
import { journeyOf, type Steering } from './steering.js'

/** How the courier tells of a journey. Follows from the waybill, so that a parcel behaves the same every time. */
export const HABITS = ['prompt', 'doubled', 'swapped', 'late'] as const
export type Habit = (typeof HABITS)[number]

export interface Telling {
  code: ScanCode
  /** Its place in the journey, from 0. */
  step: number
  /** When it is told, in steps after the collection. */
  toldAt: number
}

export function habitOf(serial: number): Habit {
  return HABITS[serial % HABITS.length]
}

/**
 * What is told when: promptly; everything twice; the scans of two stations the wrong way round; or
 * the first station only after all is over.
 */
export function tellingsOf(steering: Steering, habit: Habit): Telling[] {
  const journey = journeyOf(steering)
  const prompt = journey.map((code, step) => ({ code, step, toldAt: step }))
  switch (habit) {
    case 'prompt':
      return prompt
    case 'doubled':
      return prompt.flatMap((telling) => [telling, { ...telling, toldAt: telling.toldAt + 0.5 }])
    case 'swapped':
      return prompt.map((telling) => ({ ...telling, toldAt: swapped(telling.step) }))
    case 'late':
      return prompt.map((telling) =>
        telling.code === 'DEPARTED' ? { ...telling, toldAt: journey.length } : telling
      )
  }
}

function swapped(step: number): number {
  if (step === 2) return 3
  return step === 3 ? 2 : step
}
