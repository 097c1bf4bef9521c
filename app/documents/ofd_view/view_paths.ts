import { numberOf, short } from '#app/documents/ofd_view/view_numbers'

/** Operators of GB/T 33190-2016, 9.1, table 35: those of SVG, and how many numbers each takes. */
const OPERATORS: Record<string, { svg: string; takes: number }> = {
  S: { svg: 'M', takes: 2 },
  M: { svg: 'M', takes: 2 },
  L: { svg: 'L', takes: 2 },
  Q: { svg: 'Q', takes: 4 },
  B: { svg: 'C', takes: 6 },
  A: { svg: 'A', takes: 7 },
  C: { svg: 'Z', takes: 0 },
}

/** Abbreviated data as path data of SVG; what cannot be understood ends the path. */
export function pathData(abbreviated: string): string {
  const words = abbreviated.trim().split(/\s+/)
  const data: string[] = []
  for (let index = 0; index < words.length;) {
    const name = words[index].toUpperCase()
    if (!Object.hasOwn(OPERATORS, name)) break
    const { svg, takes } = OPERATORS[name]
    const numbers = words.slice(index + 1, index + 1 + takes).map(numberOf)
    const known = numbers.filter((one) => one !== null)
    if (known.length < takes) break
    data.push([svg, ...known.map(short)].join(' '))
    index += 1 + takes
  }
  // SVG wants a start before anything else.
  return data[0]?.startsWith('M') ? data.join('') : ''
}
