import type { Fen } from '#app/platform/money/fen'

const DIGITS = [...'零壹贰叁肆伍陆柒捌玖']
const PLACES = ['', '拾', '佰', '仟']
const GROUPS = ['', '万', '亿']
const MAX_YUAN_DIGITS = 12

/**
 * The amount in the capital characters of documents, as the tax platform writes it: whole yuan end in the
 * sign for "exactly", negative amounts open with a bracketed word. Up to 999,999,999,999.99 yuan.
 * Zeros follow the rules for settlement vouchers: one sign for zero between digits, none at a group's end.
 */
export function chineseAmount(amount: Fen): string {
  const digits = Math.abs(amount).toString().padStart(3, '0')
  if (digits.length > MAX_YUAN_DIGITS + 2)
    throw new RangeError(`too large to be written in words: ${amount}`)
  const yuan = wholeNumber(digits.slice(0, -2))
  const [jiao, cent] = [Number(digits.at(-2)), Number(digits.at(-1))]
  const words = (yuan && `${yuan}圆`) + smallChange(jiao, cent, yuan !== '')
  return (amount < 0 ? '（负数）' : '') + (words || '零圆整')
}

/** Whether words of anybody mean the amount: other software writes another sign for yuan and ends otherwise. */
export function meansAmount(words: string, amount: Fen): boolean {
  if (Math.abs(amount).toString().length > MAX_YUAN_DIGITS + 2) return false
  const plain = (text: string) =>
    text
      .replace(/\s/g, '')
      .replace('(', '（')
      .replace(')', '）')
      .replaceAll('元', '圆')
      .replace(/[整正]$/, '')
  return plain(words) === plain(chineseAmount(amount))
}

function smallChange(jiao: number, cent: number, followsYuan: boolean): string {
  if (!jiao && !cent) return followsYuan ? '整' : ''
  const gap = followsYuan && !jiao ? DIGITS[0] : ''
  const tens = jiao ? `${DIGITS[jiao]}角` : ''
  return gap + tens + (cent ? `${DIGITS[cent]}分` : '整')
}

/** Empty for zero. */
function wholeNumber(digits: string): string {
  const padded = digits.padStart(MAX_YUAN_DIGITS, '0')
  let words = ''
  for (const [index, group] of [
    padded.slice(0, 4),
    padded.slice(4, 8),
    padded.slice(8),
  ].entries()) {
    if (Number(group) === 0) continue
    const hasGap = words !== '' && (group.startsWith('0') || isGroupSkipped(padded, index))
    words += (hasGap ? DIGITS[0] : '') + groupOfFour(group) + GROUPS[GROUPS.length - 1 - index]
  }
  return words
}

function isGroupSkipped(padded: string, index: number): boolean {
  return index === 2 && Number(padded.slice(4, 8)) === 0
}

function groupOfFour(group: string): string {
  const significant = group.replace(/0+$/, '')
  let words = ''
  for (const [index, digit] of [...significant].entries()) {
    if (digit !== '0') words += DIGITS[Number(digit)] + PLACES[3 - index]
    else if (words && !words.endsWith(DIGITS[0])) words += DIGITS[0]
  }
  return words
}
