import axe from 'axe-core'
import type { Page } from 'playwright'

interface Violation {
  id: string
  help: string
  nodes: { target: unknown; failureSummary?: string }[]
}

/** Without preloading, which would break the content policy that the test watches. */
const RUN = `axe.run(document, { preload: false, runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] })
  .then((result) => result.violations)`

/** From an earlier look at the same page. */
const IS_THERE = `typeof axe === 'object'`

/** What axe finds wrong with the open page by WCAG 2.2 AA and good practice; one line per place. */
export async function axeFindings(page: Page): Promise<string[]> {
  if (!(await page.evaluate<boolean>(IS_THERE))) await page.evaluate(axe.source)
  const violations = await page.evaluate<Violation[]>(RUN)
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id} at ${String(node.target)}: ${node.failureSummary ?? help}`)
  )
}

/** The same in the light and in the dark theme, whichever the page follows. */
export async function axeFindingsOfThemes(page: Page): Promise<string[]> {
  const findings: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const found = await axeFindings(page)
    findings.push(...found.map((finding) => `${colorScheme}: ${finding}`))
  }
  return findings
}
