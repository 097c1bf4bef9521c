import { SaxesParser } from 'saxes'
import { SheetRefusal } from './sheet_refusal.js'

export interface XmlHandlers {
  /** Names come without namespace prefix. */
  open(name: string, attributes: Record<string, string>): void
  text?(text: string): void
  close?(name: string): void
}

/**
 * Feeds chunks of UTF-8 XML to handlers. A document type declaration is refused, so no entity of the
 * file's own is ever expanded.
 */
export class XmlEvents {
  #decoder = new TextDecoder('utf-8', { fatal: true })
  #parser = new SaxesParser({ xmlns: false, position: false })

  constructor(handlers: XmlHandlers) {
    this.#parser.on('doctype', () => {
      throw new SheetRefusal({ type: 'broken' })
    })
    this.#parser.on('opentag', (tag) => handlers.open(localName(tag.name), tag.attributes))
    this.#parser.on('closetag', (tag) => handlers.close?.(localName(tag.name)))
    this.#parser.on('text', (text) => handlers.text?.(text))
    this.#parser.on('cdata', (text) => handlers.text?.(text))
  }

  write(chunk: Uint8Array): void {
    this.#guarded(() => this.#parser.write(this.#decoder.decode(chunk, { stream: true })))
  }

  end(): void {
    this.#guarded(() => this.#parser.write(this.#decoder.decode()).close())
  }

  /** Malformed XML and malformed UTF-8 both surface as exceptions of their decoders. */
  #guarded(parse: () => unknown): void {
    try {
      parse()
    } catch (error) {
      throw error instanceof SheetRefusal ? error : new SheetRefusal({ type: 'broken' })
    }
  }
}

export async function parseXml(
  chunks: AsyncIterable<Uint8Array>,
  handlers: XmlHandlers
): Promise<void> {
  const events = new XmlEvents(handlers)
  for await (const chunk of chunks) events.write(chunk)
  events.end()
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon === -1 ? name : name.slice(colon + 1)
}
