import { PdfParser } from '#app/documents/pdf/pdf_parser'
import { PdfKeyword, PdfSyntaxError, type PdfValue } from '#app/documents/pdf/pdf_values'

const STEPS_BETWEEN = 1000
const MOST_OPERANDS = 100_000

export interface PdfOperation {
  operator: string
  operands: PdfValue[]
}

/**
 * What a stream of drawing does, step by step; the data of inline images are passed over. Throws PdfSyntaxError,
 * and whatever `time` throws. */
export function* operations(content: Buffer, time: { check: () => void }): Generator<PdfOperation> {
  const parser = new PdfParser(content.toString('latin1'))
  let operands: PdfValue[] = []
  let count = 0
  for (let value = parser.next(); value !== undefined; value = parser.next()) {
    if (!(value instanceof PdfKeyword)) {
      if (operands.push(value) > MOST_OPERANDS) throw new PdfSyntaxError('too many operands')
      continue
    }
    if (++count % STEPS_BETWEEN === 0) time.check()
    if (value.word === 'ID') parser.skipBehind(/\sEI(?=\s|$)/g)
    yield { operator: value.word, operands }
    operands = []
  }
}
