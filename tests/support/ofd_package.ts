import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { runTool, withFile } from '#tests/support/document_tools'

/** The parts of a package by their paths, unpacked by a tool that shares no code with ours. */
export function unpackOfd(bytes: Uint8Array): Map<string, Buffer> {
  return withFile(bytes, (file, folder) => {
    const into = join(folder, 'parts')
    runTool('unzip', ['-q', file, '-d', into])
    const paths = readdirSync(into, { recursive: true, encoding: 'utf8' })
    const files = paths.filter((path) => statSync(join(into, path)).isFile()).sort()
    return new Map(files.map((path) => [path, readFileSync(join(into, path))]))
  })
}

/** Throws when a part is not well-formed. */
export function checkWellFormed(xml: Uint8Array): void {
  runTool('xmllint', ['--noout', '-'], xml)
}

/** Names of the children of an element without their prefix, in their order. */
export function childNames(xml: Uint8Array, path: string): string[] {
  const steps = path.split('/').map((name) => `/*[local-name()='${name}']`)
  const count = Number(runTool('xmllint', ['--xpath', `count(${steps.join('')}/*)`, '-'], xml))
  return Array.from({ length: count }, (_, index) =>
    runTool(
      'xmllint',
      ['--xpath', `local-name((${steps.join('')}/*)[${index + 1}])`, '-'],
      xml
    ).trim()
  )
}

/** Texts of a page by the numbers of their objects. */
export function textsById(page: Uint8Array): Map<string, string> {
  const objects = Buffer.from(page)
    .toString('utf8')
    .matchAll(/<ofd:TextObject ID="(\d+)".*?<\/ofd:TextObject>/g)
  return new Map(
    [...objects].map(([object, id]) => {
      const codes = [...object.matchAll(/<ofd:TextCode[^>]*>([^<]*)</g)]
      return [id, codes.map(([, text]) => text).join('')]
    })
  )
}
