import type { Outcome } from '#app/platform/http/outcome'
import type { CallAnswer, CallVerdict, RawCall } from '#app/platform/http/raw_call'
import {
  type Booking,
  type BookingRequest,
  Courier,
  type PickUp,
  type TrackingEvent,
} from '#app/shipments/courier'
import { Client, type ClientSettings, type Reply } from './client.js'
import { readBooking, refusal } from './mapping.js'
import { readPush, verifyPush } from './webhook.js'

export interface SandboxCourierSettings extends ClientSettings {
  /** Where the courier sends its scans. */
  pushUrl: string
}

export class SandboxCourier extends Courier {
  readonly key = 'courier-sandbox'
  readonly #client: Client

  constructor(private readonly settings: SandboxCourierSettings) {
    super()
    this.#client = new Client(settings)
  }

  async book(request: BookingRequest): Promise<Outcome<Booking>> {
    const { shipmentId, sender, recipient, weightGrams, content } = request
    const { pushUrl } = this.settings
    const reply = await this.#client.post('/v1/bookings', {
      ...{ shipmentId, sender, recipient, weightGrams, content, pushUrl },
    })
    return outcomeOf(reply, readBooking)
  }

  override async query(shipmentId: string): Promise<Outcome<Booking>> {
    return outcomeOf(await this.#client.post('/v1/bookings/query', { shipmentId }), readBooking)
  }

  override async cancel({ shipmentId }: { shipmentId: string }): Promise<Outcome<null>> {
    return outcomeOf(await this.#client.post('/v1/bookings/cancel', { shipmentId }), done)
  }

  override async pickUp({ manifestNumber, waybillNumbers }: PickUp): Promise<Outcome<null>> {
    const reply = await this.#client.post('/v1/collections', {
      manifest: manifestNumber,
      waybills: waybillNumbers,
    })
    return outcomeOf(reply, done)
  }

  override verifyPush(call: RawCall): CallVerdict {
    return verifyPush(call, this.settings.courierKey)
  }

  override readPush(call: RawCall): TrackingEvent[] {
    return readPush(call)
  }

  override answerPush(result: 'stored' | 'refused'): CallAnswer {
    const body = JSON.stringify({ code: result.toUpperCase() })
    return { status: result === 'stored' ? 200 : 400, contentType: 'application/json', body }
  }
}

function done(): Outcome<null> {
  return { status: 'succeeded', value: null }
}

function outcomeOf<Value>(
  reply: Reply,
  understand: (content: Record<string, unknown>) => Outcome<Value>
): Outcome<Value> {
  if (reply.status === 'answered') return understand(reply.content)
  return reply.status === 'refused' ? refusal(reply.code) : reply
}
