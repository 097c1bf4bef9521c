import type { Box } from '#app/documents/layout/display_list'

/** Far more than a page needs; larger values are mistakes or attacks. */
const LARGEST = 100_000

/** Lists of numbers are parted by blanks (GB/T 33190-2016, 7.3: ST_Array); what is no number ends the list. */
export function numbersOf(text: string | undefined): number[] {
  const numbers: number[] = []
  for (const word of (text ?? '').trim().split(/\s+/)) {
    const value = numberOf(word)
    if (value === null) break
    numbers.push(value)
  }
  return numbers
}

/** Null for what is no number of a sensible size. */
export function numberOf(text: string | undefined): number | null {
  if (!text?.trim()) return null
  const value = Number(text)
  return Number.isFinite(value) && Math.abs(value) <= LARGEST ? value : null
}

/** ST_Box: left, top, width, height. */
export function boxOf(text: string | undefined): Box | null {
  const numbers = numbersOf(text)
  if (numbers.length < 4) return null
  const [x, y, width, height] = numbers
  return { x, y, width, height }
}

/** CTM, as SVG writes it; null when there is none. */
export function matrixOf(text: string | undefined): string | null {
  const numbers = numbersOf(text)
  return numbers.length >= 6 ? `matrix(${numbers.slice(0, 6).map(short).join(' ')})` : null
}

/** Steps between glyphs: `g 11 3.175` stands for eleven equal ones (GB/T 33190-2016, 11.3: DeltaX). */
export function stepsOf(text: string | undefined, most: number): number[] {
  const words = (text ?? '').trim().split(/\s+/)
  const steps: number[] = []
  for (let index = 0; index < words.length && steps.length < most; index++) {
    const isRun = words[index].toLowerCase() === 'g'
    const count = isRun ? (numberOf(words[index + 1]) ?? 0) : 1
    if (isRun) index += 2
    const step = numberOf(words[index])
    if (step === null) break
    for (let each = 0; each < count && steps.length < most; each++) steps.push(step)
  }
  return steps
}

/** Four decimals of a millimetre are finer than any printer. */
export function short(value: number): string {
  return String(Math.round(value * 10_000) / 10_000)
}
