import MarkdownIt from 'markdown-it'
import { headingId } from '#app/help/heading_ids'

export interface Heading {
  id: string
  text: string
}

export interface Article {
  title: string
  /** The first paragraph. */
  summary: string
  /** Everything below the title. */
  html: string
  contents: Heading[]
  /** All words without marks, for the search. */
  text: string
}

const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false })
// Nothing in our articles is program code; what is marked so is a key to press or a text to type.
markdown.renderer.rules.code_inline = (tokens, index) =>
  `<kbd>${markdown.utils.escapeHtml(tokens[index].content)}</kbd>`

/**
 * Reads an article: `# Title`, a paragraph that sums it up, then `##` parts. HTML in it is shown as
 * text. Throws on a file without title or summary.
 */
export function readArticle(source: string): Article {
  const tokens = markdown.parse(source, {})
  const [open, title, , paragraph, summary] = tokens
  if (open?.tag !== 'h1' || paragraph?.type !== 'paragraph_open')
    throw new Error('an article begins with its title and a paragraph that sums it up')

  const contents: Heading[] = []
  for (const [index, token] of tokens.entries()) {
    if (token.type !== 'heading_open' || token.tag === 'h1') continue
    const text = plain(tokens[index + 1].children ?? [])
    const id = headingId(text, contents)
    token.attrSet('id', id)
    contents.push({ id, text })
  }
  return {
    title: plain(title.children ?? []),
    summary: plain(summary.children ?? []),
    html: markdown.renderer.render(tokens.slice(3), markdown.options, {}),
    contents,
    text: tokens
      .slice(3)
      .flatMap(({ children }) => (children ? [plain(children)] : []))
      .join('\n'),
  }
}

/** A line of Markdown as HTML, without a paragraph around it. */
export function renderLine(line: string): string {
  return markdown.renderInline(line)
}

/** Addresses that an article links to. */
export function linksOf(source: string): string[] {
  return markdown
    .parse(source, {})
    .flatMap(({ children }) => children ?? [])
    .flatMap((token) => (token.type === 'link_open' ? [String(token.attrGet('href') ?? '')] : []))
}

function plain(children: readonly { type: string; content: string }[]): string {
  return children
    .map(({ type, content }) => (type.endsWith('break') ? ' ' : content))
    .join('')
    .trim()
}
