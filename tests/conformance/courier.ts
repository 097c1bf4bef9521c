import { test } from '@japa/runner'
import type { RawCall } from '#app/platform/http/raw_call'
import { newId } from '#app/platform/database/uuid'
import type {
  BookingRequest,
  Courier,
  CourierCapabilities,
  TrackingEvent,
} from '#app/shipments/courier'
import { assertRefuses, ended } from '#tests/conformance/outcomes'

/** What a plugin's spec hands in: the plugin, wired to its pretended courier on a loopback port. */
export interface CourierSubject {
  courier: Courier
  /** Waits for the next push of the courier, as it came in. */
  nextPush: () => Promise<RawCall>
  /** How many parcels the courier knows by this id: one, whatever happened. */
  bookingsAtCourier: (shipmentId: string) => number
  close: () => Promise<void>
}

export interface CourierSuite {
  key: string
  capabilities: CourierCapabilities
  open: () => Promise<CourierSubject>
  /** Recipients' names that make the pretended courier misbehave. */
  steering: { refused: string; lostAnswer: string } | null
}

const NO_CALL: RawCall = { headers: {}, query: '', body: '' }

export function bookingRequest(change: Partial<BookingRequest> & { name?: string } = {}) {
  const { name = '王芳', ...rest } = change
  const party = {
    name,
    phone: '13812345678',
    address: '武汉市洪山区珞喻路727号',
    areaCode: '420111',
  }
  const request: BookingRequest = {
    shipmentId: newId(),
    shipmentNumber: 'P26112400000011',
    waybillNumber: null,
    sender: party,
    recipient: party,
    weightGrams: 1200,
    content: '快递纸箱',
    ...rest,
  }
  return request
}

/** Registers the tests that every courier plugin must pass. */
export function courierConformance({ key, capabilities, open, steering }: CourierSuite): void {
  test.group(`courier contract: ${key}`, (group) => {
    let subject: CourierSubject
    group.each.setup(async () => {
      subject = await open()
      return () => subject.close()
    })

    test('its key is the one in the manifest', ({ assert }) => {
      assert.equal(subject.courier.key, key)
    })

    test('a booking brings a waybill, and a label as the capabilities promise', async ({
      assert,
    }) => {
      const outcome = await subject.courier.book(bookingRequest())
      if (outcome.status !== 'succeeded') return assert.fail(`booked: ${outcome.status}`)
      assert.match(outcome.value.waybillNumber, /^[A-Z\d]{6,30}$/)
      assert.equal(outcome.value.label !== null, capabilities.label)
    })

    test('the same shipment twice is one parcel with one waybill', async ({ assert }) => {
      const request = bookingRequest()
      const [first, second, third] = await Promise.all([
        subject.courier.book(request),
        subject.courier.book(request),
        subject.courier.book(request),
      ])
      assert.deepEqual(second, first)
      assert.deepEqual(third, first)
      assert.isAtMost(subject.bookingsAtCourier(request.shipmentId), 1)
    })

    test('calls that are not declared refuse', async ({ assert }) => {
      const { courier } = subject
      const calls: [boolean, () => unknown][] = [
        [capabilities.query, () => courier.query('S1')],
        [capabilities.cancel, () => courier.cancel({ shipmentId: 'S1', waybillNumber: 'W1' })],
        [capabilities.pickup, () => courier.pickUp({ manifestNumber: 'M1', waybillNumbers: [] })],
        [capabilities.track === 'poll', () => courier.track('W1')],
        [capabilities.track === 'push', () => courier.verifyPush(NO_CALL)],
        [capabilities.track === 'push', () => courier.readPush(NO_CALL)],
        [capabilities.track === 'push', () => courier.answerPush('stored')],
      ]
      const undeclared = calls.filter(([isDeclared]) => !isDeclared)
      assert.plan(undeclared.length)
      for (const [, attempt] of undeclared) await assertRefuses(assert, attempt)
    })

    if (capabilities.waybill === 'typed') {
      test('a typed number that cannot be is declined, a good one is the waybill', async ({
        assert,
      }) => {
        const wrong = bookingRequest({ waybillNumber: 'RB123456784CN' })
        assert.equal(await ended(subject.courier.book(wrong)), 'declined: bad_waybill')
        const good = await subject.courier.book(bookingRequest({ waybillNumber: 'RB123456785CN' }))
        assert.equal(good.status === 'succeeded' && good.value.waybillNumber, 'RB123456785CN')
      })
    }

    if (capabilities.query) {
      test('a booking is found by its shipment, an unknown one was never there', async ({
        assert,
      }) => {
        const request = bookingRequest()
        const booked = await subject.courier.book(request)
        assert.deepEqual(await subject.courier.query(request.shipmentId), booked)
        assert.equal(await ended(subject.courier.query(newId())), 'declined: not_found')
      })
    }

    if (capabilities.cancel) {
      test('a booking is taken back, and twice is once', async ({ assert }) => {
        const { shipmentId, waybillNumber } = await bookedAt(subject)
        const booking = { shipmentId, waybillNumber }
        assert.equal(await ended(subject.courier.cancel(booking)), 'succeeded')
        assert.equal(await ended(subject.courier.cancel(booking)), 'succeeded')
        const unknown = { shipmentId: newId(), waybillNumber }
        assert.equal(await ended(subject.courier.cancel(unknown)), 'declined: not_found')
      })
    }

    if (capabilities.cancel && capabilities.pickup) {
      test('what was collected cannot be taken back', async ({ assert }) => {
        const booking = await bookedAt(subject)
        await subject.courier.pickUp(pickUpOf(booking.waybillNumber))
        assert.equal(await ended(subject.courier.cancel(booking)), 'declined: already_collected')
      })
    }

    if (capabilities.pickup && capabilities.track === 'push') {
      test('collecting twice is once, and each scan is pushed signed and with a key of its own', async ({
        assert,
      }) => {
        const { waybillNumber } = await bookedAt(subject)
        for (let time = 0; time < 2; time++)
          assert.equal(await ended(subject.courier.pickUp(pickUpOf(waybillNumber))), 'succeeded')
        const scans = new Map<string, TrackingEvent>()
        while (![...scans.values()].some(({ code }) => code === 'delivered')) {
          const call = await subject.nextPush()
          assert.equal(subject.courier.verifyPush(call), 'genuine')
          for (const scan of subject.courier.readPush(call)) scans.set(scan.key, scan)
        }
        const codes = [...scans.values()]
          .toSorted((one, other) => one.occurredAt.toMillis() - other.occurredAt.toMillis())
          .map(({ code }) => code)
        assert.equal(codes[0], 'picked_up')
        assert.equal(codes.at(-1), 'delivered')
        assert.equal(codes.filter((code) => code === 'delivered').length, 1)
      })

      test('a push that was altered is forged, and one without a signature cannot be read', async ({
        assert,
      }) => {
        const { waybillNumber } = await bookedAt(subject)
        await subject.courier.pickUp(pickUpOf(waybillNumber))
        const call = await subject.nextPush()
        const altered = { ...call, body: call.body.replace(waybillNumber, 'SX999999999') }
        assert.equal(subject.courier.verifyPush(altered), 'forged')
        assert.equal(subject.courier.verifyPush({ ...call, headers: {} }), 'unreadable')
      })
    }

    if (steering !== null) {
      test('a refusal is declined; a lost answer is unknown, and asking settles it', async ({
        assert,
      }) => {
        const refused = bookingRequest({ name: steering.refused })
        assert.match(await ended(subject.courier.book(refused)), /^declined/)
        const lost = bookingRequest({ name: steering.lostAnswer })
        assert.equal(await ended(subject.courier.book(lost)), 'unknown')
        assert.equal(await ended(subject.courier.query(lost.shipmentId)), 'succeeded')
        assert.equal(subject.bookingsAtCourier(lost.shipmentId), 1)
      })
    }
  })
}

async function bookedAt({ courier }: CourierSubject) {
  const { shipmentId } = bookingRequest()
  const outcome = await courier.book(bookingRequest({ shipmentId }))
  if (outcome.status !== 'succeeded') throw new Error(`booked: ${outcome.status}`)
  return { shipmentId, waybillNumber: outcome.value.waybillNumber }
}

function pickUpOf(waybillNumber: string) {
  return { manifestNumber: 'M00000001', waybillNumbers: [waybillNumber] }
}
