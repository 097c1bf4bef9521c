import { test } from '@japa/runner'
import fc from 'fast-check'
import { DerBroken, DerValue } from '#app/documents/signatures/der_reader'
import * as der from '#app/documents/signatures/der_writer'

const GOLDEN: { value: Buffer; hex: string }[] = [
  { value: der.integer(0), hex: '020100' },
  { value: der.integer(127), hex: '02017f' },
  { value: der.integer(128), hex: '02020080' },
  { value: der.integer(Buffer.from('0000ff01', 'hex')), hex: '020300ff01' },
  { value: der.objectIdentifier('1.2.156.10197.1.501'), hex: '06082a811ccf55018375' },
  { value: der.objectIdentifier('2.5.4.3'), hex: '0603550403' },
  { value: der.objectIdentifier('2.16.840.1.101.3.4.2.1'), hex: '0609608648016503040201' },
  { value: der.bitString(Buffer.of(0xc0), 6), hex: '030206c0' },
  { value: der.octetString(Buffer.of(1, 2)), hex: '04020102' },
  { value: der.utf8String('样例'), hex: '0c06e6a0b7e4be8b' },
  { value: der.printableString('CN'), hex: '1302434e' },
  { value: der.ia5String('ES'), hex: '16024553' },
  { value: der.truth(), hex: '0101ff' },
  { value: der.sequence(), hex: '3000' },
  { value: der.context(0, der.integer(2)), hex: 'a003020102' },
  { value: der.setOf(der.integer(2), der.integer(1)), hex: '3106020101020102' },
  {
    value: der.time(new Date('2049-12-31T23:59:59Z')),
    hex: `170d${Buffer.from('491231235959Z').toString('hex')}`,
  },
  {
    value: der.time(new Date('2050-01-01T00:00:00Z')),
    hex: `180f${Buffer.from('20500101000000Z').toString('hex')}`,
  },
  { value: der.octetString(Buffer.alloc(128)), hex: `048180${'00'.repeat(128)}` },
  { value: der.octetString(Buffer.alloc(256)), hex: `04820100${'00'.repeat(256)}` },
]

test.group('DER', () => {
  test('the same bytes are written as ever', ({ assert }) => {
    for (const { value, hex } of GOLDEN) assert.equal(value.toString('hex'), hex)
  })

  test('what is written is read', ({ assert }) => {
    const value = DerValue.first(
      der.sequence(
        der.objectIdentifier('1.2.840.113549.1.7.2'),
        der.context(0, der.octetString(Buffer.of(7))),
        der.time(new Date('2026-11-26T02:30:00Z')),
        der.bitString(Buffer.of(9))
      )
    )
    assert.equal(value.child(0).oid, '1.2.840.113549.1.7.2')
    assert.equal(value.child(1).child(0).octets[0], 7)
    assert.equal(value.child(2).moment, '2026-11-26T02:30:00.000Z')
    assert.equal(value.child(3).octets[0], 9)
    assert.isNull(value.child(3).moment)
    assert.equal(value.child(3).oid, '')
  })

  test('any noise is read, or refused with DerBroken', ({ assert }) => {
    const walk = (value: DerValue): void => {
      void [value.oid, value.moment]
      for (const child of value.children) if (child.tag & 0x20) walk(child)
    }
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (noise) => {
        try {
          walk(DerValue.first(Buffer.from([0x30, noise.length, ...noise])))
        } catch (error) {
          assert.instanceOf(error, DerBroken)
        }
      }),
      { numRuns: 500 }
    )
  })
})
