import { randomBytes } from 'node:crypto'
import { type Fields, say, text } from './fields.js'
import type { Answer } from './services.js'

const DONE = { code: 'E0000', describe: '请求成功' }
const CODE_MS = 300_000

/** The account of the person who issues, at the tax bureau. */
export class Account {
  isSignedIn = true
  #code: { content: string; endsAt: number; isScanned: boolean } | null = null
  #wanted = false
  #asked = 0

  signOut(): void {
    this.isSignedIn = false
    this.#code = null
  }

  scan(code: string): void {
    if (this.#code?.content === code) this.#code.isScanned = true
  }

  certification({ queryType }: Fields): Answer {
    if (queryType !== '2') return say('E4000', '接口调用失败：queryType')
    return { ...DONE, result: { certificationStatus: this.isSignedIn ? '1' : '0' } }
  }

  /** A new code is there a moment after it was asked for. */
  qrCode({ queryType }: Fields): Answer {
    if (queryType === '2') {
      this.#wanted = true
      this.#asked = 0
      return DONE
    }
    if (queryType !== '3') return say('E4000', '接口调用失败：queryType')
    if (this.#wanted && ++this.#asked > 1) {
      this.#wanted = false
      const content = `qrcode_id=${randomBytes(12).toString('hex')}&areaPrefix=4200`
      this.#code = { content, endsAt: Date.now() + CODE_MS, isScanned: false }
    }
    const code = this.#code
    if (code === null) return { ...DONE, result: { status: '0', message: '获取二维码中' } }
    const local = new Date(code.endsAt + 8 * 3_600_000).toISOString()
    const endTime = `${local.slice(0, 10)} ${local.slice(11, 19)}`
    return { ...DONE, result: { status: '1', qrCode: code.content, qrCodeType: '4', endTime } }
  }

  verify({ queryType }: Fields): Answer {
    if (text(queryType) === '0') {
      this.#asked = 0
      return DONE
    }
    if (this.#code?.isScanned !== true)
      return { ...DONE, result: { status: '2', message: '未扫码' } }
    if (++this.#asked < 2) return { ...DONE, result: { status: '0' } }
    this.isSignedIn = true
    return { ...DONE, result: { status: '1' } }
  }
}
