import { readFile } from 'node:fs/promises'
import app from '@adonisjs/core/services/app'
import vine from '@vinejs/vine'
import type { Infer } from '@vinejs/vine/types'

const list = () => vine.array(vine.string()).minLength(1)

const form = vine.create(
  vine.object({
    surnames: vine.string(),
    givenNames: list(),
    places: list(),
    brands: list(),
    trades: list(),
    forms: list(),
    streets: vine.array(vine.tuple([vine.string(), vine.string()])).minLength(1),
    houses: list(),
    remarks: list(),
    rejections: list(),
    approvals: list(),
    cancellations: list(),
    failures: list(),
  })
)

/** What names, addresses and remarks of the filling are made of. */
export type Words = Infer<typeof form>

export async function readWords(): Promise<Words> {
  return form.validate(
    JSON.parse(await readFile(app.makePath('resources/demo/words.json'), 'utf8'))
  )
}
