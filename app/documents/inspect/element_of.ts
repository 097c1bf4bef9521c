import type { XmlElement } from '#app/documents/xml/xml_tree'

/** An element with texts below it, for sources that are no XML. Empty texts are left out. */
export function elementOf(
  name: string,
  texts: Record<string, string | null | undefined>,
  ...children: XmlElement[]
): XmlElement {
  const leaves = Object.entries(texts).flatMap(([leaf, text]) =>
    text ? [{ name: leaf, attributes: {}, text, children: [] }] : []
  )
  return { name, attributes: {}, text: '', children: [...leaves, ...children] }
}
