import { renderLine } from '#app/help/article'

export interface ChangeGroup {
  title: string
  /** HTML of one line each. */
  entries: string[]
}

export interface Version {
  /** As it stands in the heading: `0.2.0`, or `Unreleased`. */
  name: string
  /** `2026-11-24`, when the heading says so. */
  date: string | null
  groups: ChangeGroup[]
}

const VERSION = /^## \[?([^\]\s]+)\]?(?:\s+-\s+(\d{4}-\d{2}-\d{2}))?\s*$/
const GROUP = /^### (.+?)\s*$/
const ENTRY = /^- (.+)$/
const CONTINUED = /^ {2,}(\S.*)$/
/** A line that goes on in Chinese is joined without a space. */
const BETWEEN_CHINESE = /(?<=[\p{Script=Han}，。；、：）”]) (?=[\p{Script=Han}（“])/gu

/** Reads a file in the format of Keep a Changelog; newest version first, as it stands there. */
export function readChangelog(source: string): Version[] {
  const versions: Version[] = []
  const raw: string[] = []
  const endEntry = () => {
    const text = raw.splice(0).join(' ').replaceAll(BETWEEN_CHINESE, '')
    if (text !== '') versions.at(-1)?.groups.at(-1)?.entries.push(renderLine(text))
  }
  for (const line of source.split('\n')) {
    const [version, group, entry, more] = [VERSION, GROUP, ENTRY, CONTINUED].map((pattern) =>
      pattern.exec(line)
    )
    if (more && raw.length > 0) {
      raw.push(more[1])
      continue
    }
    endEntry()
    if (version) versions.push({ name: version[1], date: version[2] ?? null, groups: [] })
    else if (group) versions.at(-1)?.groups.push({ title: group[1], entries: [] })
    else if (entry) raw.push(entry[1])
  }
  endEntry()
  return versions
}
