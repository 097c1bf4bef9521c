import type { Browser, Page } from 'playwright'
import { drawOfd, standaloneSvg } from '#app/documents/ofd_view/draw_ofd'
import { launchChromium } from '#tests/support/chromium'

/** A page of the browser keeps every picture that it has decoded. */
const PICTURES_A_PAGE = 50

/** Draws pages of OFD files in Chromium, from the pictures that the house shows on screen. */
export class OfdRasters {
  #drawn = 0

  private constructor(
    private readonly browser: Browser,
    private page: Page
  ) {}

  static async open(): Promise<OfdRasters> {
    const browser = await launchChromium()
    return new OfdRasters(browser, await browser.newPage())
  }

  async close(): Promise<void> {
    await this.browser.close()
  }

  /** One byte a pixel, 0 black, 255 white, on white paper. Throws when there is no such page. */
  async grey(ofd: Buffer, page: number, size: { width: number; height: number }): Promise<Buffer> {
    const drawn = drawOfd(ofd, page)
    if (!drawn.ok) throw new Error(`page ${page} of the OFD is not drawn: ${drawn.failure.type}`)
    const svg = standaloneSvg(drawn.value)
    const job = JSON.stringify({ svg, ...size })
    if (++this.#drawn % PICTURES_A_PAGE === 0) await this.#turn()
    return Buffer.from(String(await this.page.evaluate(`(${PAINT_GREY})(${job})`)), 'base64')
  }

  async #turn(): Promise<void> {
    await this.page.close()
    this.page = await this.browser.newPage()
  }
}

/** Runs in the browser: base64 of one byte a pixel. */
const PAINT_GREY = `async ({ svg, width, height }) => {
  const picture = new Image()
  picture.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(svg)
  await picture.decode()
  const context = new OffscreenCanvas(width, height).getContext('2d')
  context.fillStyle = 'white'
  context.fillRect(0, 0, width, height)
  context.drawImage(picture, 0, 0, width, height)
  const { data } = context.getImageData(0, 0, width, height)
  let grey = ''
  for (let at = 0; at < data.length; at += 4)
    grey += String.fromCharCode(0.299 * data[at] + 0.587 * data[at + 1] + 0.114 * data[at + 2])
  return btoa(grey)
}`
