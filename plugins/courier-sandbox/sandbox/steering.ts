import type { ScanCode } from '../mapping.js'

/** What a word in the recipient's name makes happen; real names have no such words. */
const WORDS = ['#refuse', '#timeout', '#attempt', '#return'] as const
export type Steering = 'normal' | 'refuse' | 'timeout' | 'attempt' | 'return'

export function steeringOf(recipientName: string): Steering {
  const word = WORDS.find((known) => recipientName.includes(known))
  switch (word) {
    case '#refuse':
      return 'refuse'
    case '#timeout':
      return 'timeout'
    case '#attempt':
      return 'attempt'
    case '#return':
      return 'return'
    default:
      return 'normal'
  }
}

const TO_THE_DOOR: readonly ScanCode[] = ['COLLECTED', 'DEPARTED', 'ARRIVED', 'OUT']

/** The scans of a journey, in the order in which they happen. */
export function journeyOf(steering: Steering): ScanCode[] {
  switch (steering) {
    case 'attempt':
      return [...TO_THE_DOOR, 'FAILED', 'OUT', 'SIGNED']
    case 'return':
      return [...TO_THE_DOOR, 'FAILED', 'TURNED_BACK', 'GIVEN_BACK']
    case 'normal':
    case 'refuse':
    case 'timeout':
      return [...TO_THE_DOOR, 'SIGNED']
  }
}
