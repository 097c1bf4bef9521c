import edge from 'edge.js'

/**
 * The attributes of an element, escaped: those of the component itself, then what its user passed
 * on (all props but the named ones, which win; classes add up). true is a bare attribute;
 * undefined, null and false leave it out. Edge's own serialiser does not escape values.
 */
export function attributes(
  own: Record<string, unknown>,
  props: Record<string, unknown> = {},
  except: readonly string[] = []
) {
  const passedOn = Object.entries(props).filter(([name]) => !except.includes(name))
  const all = { ...own, ...Object.fromEntries(passedOn), class: [own.class, props.class].flat() }
  return edge.globals.html.safe(
    Object.entries(all)
      .map(([name, value]) => attribute(name, value))
      .filter(Boolean)
      .join(' ')
  )
}

function attribute(name: string, value: unknown): string {
  if (value === undefined || value === null || value === false) return ''
  if (!/^[a-z][a-z0-9:-]*$/i.test(name) || /^(on|style$)/i.test(name))
    throw new Error(`the content policy of the house forbids the attribute ${name}`)
  if (value === true) return name
  const text = Array.isArray(value) ? value.filter(Boolean).join(' ') : String(value)
  return text === '' && name === 'class' ? '' : `${name}="${edge.globals.html.escape(text)}"`
}
