/** A readable anchor that is there once: letters and digits of the heading, joined by dashes. */
export function headingId(text: string, taken: readonly { id: string }[]): string {
  const slug = text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')
  const wanted = slug === '' ? 'part' : slug
  const isTaken = (id: string) => taken.some((heading) => heading.id === id)
  let id = wanted
  for (let number = 2; isTaken(id); number += 1) id = `${wanted}-${number}`
  return id
}
