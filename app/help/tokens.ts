const WORDS = /\p{Script=Han}+|[\p{L}\p{N}]+(?:['.-][\p{L}\p{N}]+)*/gu
const HAN = /^\p{Script=Han}/u

/** What an article is found by: each Chinese character, each pair of neighbours, each Latin word in small letters. */
export function indexTokens(text: string): string[] {
  return wordsOf(text).flatMap((word) => (HAN.test(word) ? [...word, ...pairsOf(word)] : [word]))
}

/** What is looked for: pairs where there are any, for they say more than single characters. */
export function queryTokens(text: string): string[] {
  const tokens = wordsOf(text).flatMap((word) => {
    if (!HAN.test(word)) return [word]
    const pairs = pairsOf(word)
    return pairs.length > 0 ? pairs : [word]
  })
  return [...new Set(tokens)]
}

export function isChinese(token: string): boolean {
  return HAN.test(token)
}

/** Chinese runs and Latin words apart, also where no space is between: `按Enter键` has three. */
function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/(\p{Script=Han}+)/u)
    .flatMap((part) => part.match(WORDS) ?? [])
}

function pairsOf(run: string): string[] {
  const characters = [...run]
  return characters.slice(1).map((character, index) => characters[index] + character)
}
