import { test } from '@japa/runner'
import fc from 'fast-check'
import { qrChecksum, qrContent, readQrContent } from '#app/documents/qr_content'
import { fen } from '#app/platform/money/fen'
import { sampleFace } from '#tests/fixtures/documents/faces'

const MEASURED: [string, string][] = [
  ['01,31,,24112000000048542163,4449.00,20240528,,', 'B2B6'],
  ['01,32,,20882408051806541460,0.01,20240805,,', '649C'],
  ['01,31,,26442000004359167806,1705400.00,20260421,,', '8EEF'],
  ['01,32,,26427000000375586818,10.70,20260430,,', 'FAFB'],
  ['01,31,,24312000000358032546,633.00,20241118,,', '16C0'],
  ['01,10,050001700111,12235358,10000.00,20200805,16630282980991510014,', '7257'],
  ['01,10,050001700111,99999951,300.00,20201010,14754822929856772523,', 'E400'],
  ['01,10,011002680026,71500013,9709.00,20200220,03272875819686271285', '1818'],
]

test.group('QR content', () => {
  test('{0} has the checksum {1}')
    .with(MEASURED)
    .run(({ assert }, [body, checksum]) => assert.equal(qrChecksum(body), checksum))

  test('an ordinary invoice of Hubei gets the string of a real one', ({ assert }) => {
    const face = sampleFace(1, {
      kind: 'ordinary',
      invoiceNumber: '26427000000375586818',
      totalFen: fen(1070),
    })
    assert.equal(qrContent(face), '01,32,,26427000000375586818,10.70,20260430,,FAFB')
  })

  test('the day is the day in China', ({ assert }) => {
    const contentAt = (issuedAt: string) => qrContent(sampleFace(1, { issuedAt }))
    assert.include(contentAt('2026-04-30T16:00:00.000Z'), ',20260501,')
    assert.include(contentAt('2026-04-30T15:59:59.000Z'), ',20260430,')
  })

  test('what is written can be read', ({ assert }) => {
    fc.assert(
      fc.property(fc.integer({ min: -9e12, max: 9e12 }), (total) => {
        const face = sampleFace(1, { totalFen: fen(total) })
        assert.deepEqual(readQrContent(qrContent(face)), {
          kind: 'vat_special',
          invoiceNumber: face.invoiceNumber,
          totalFen: fen(total),
          issuedOn: '2026-04-30',
          checksumMatches: true,
        })
      })
    )
  })

  test('a foreign checksum is told, not refused', ({ assert }) => {
    const content = readQrContent('01,32,,26317200000008021556,16.40,20260908,,b017')
    assert.isFalse(content?.checksumMatches)
    assert.equal(content?.totalFen, fen(1640))
  })

  test('{$self} is no QR of a digital e-invoice')
    .with([
      '',
      'https://example.com',
      '01,31,,2411,4449.00,20240528,,B2B6',
      '01,31,,24112000000048542163,4449.00,20241345,,B2B6',
    ])
    .run(({ assert }, text) => assert.isNull(readQrContent(text)))
})
