import type { I18n } from '@adonisjs/i18n'
import { MissingGlyphError } from '#app/documents/fonts/text_runs'
import type { Page } from '#app/documents/layout/display_list'
import { layoutLabel } from '#app/documents/layout/layout_label'
import type { ParcelLabel } from '#app/documents/parcel_label'
import { pagesThatShow, renderLabelsPdf } from '#app/documents/pdf/render_labels_pdf'
import { formatKilograms } from '#app/platform/views/format'
import type { Party } from '#app/shipments/courier'
import { courierTitle } from '#app/shipments/couriers'
import type Shipment from '#app/shipments/models/shipment'

/** Texts: `labels.problems.<problem>`. */
export type LabelProblem =
  'no_waybill' | 'cancelled' | 'sender_missing' | 'unprintable' | 'page_differs'

export interface MadeLabel {
  shipmentId: string
  /** From 1, in the file; null with a problem. */
  page: number | null
  problem: LabelProblem | null
}

type Laid = { shipment: Shipment; page: Page } | { shipment: Shipment; problem: LabelProblem }

/**
 * A page for each parcel that can have one, and for each other one the reason why not. The finished
 * file is read again: what counts as made is what it shows. The relation `order` is loaded.
 */
export async function makeLabels(
  shipments: readonly Shipment[],
  sender: Party | null,
  i18n: I18n
): Promise<{ pdf: Buffer | null; labels: MadeLabel[] }> {
  const laid = shipments.map((shipment) => layOut(shipment, sender, i18n))
  const printed = laid.flatMap((one) => ('page' in one ? [one] : []))
  if (printed.length === 0) return { pdf: null, labels: laid.map((one) => verdictOf(one, [], [])) }

  const pages = printed.map(({ page }) => page)
  const pdf = await renderLabelsPdf(pages, i18n.t('labels.title'))
  const shown = pagesThatShow(
    pdf,
    printed.map(({ shipment }) => shipment.waybillNumber ?? '')
  )
  const labels = laid.map((one) => verdictOf(one, printed, shown))
  return { pdf: labels.some(({ page }) => page !== null) ? pdf : null, labels }
}

function verdictOf(one: Laid, printed: readonly Laid[], shown: readonly boolean[]): MadeLabel {
  const shipmentId = one.shipment.id
  if ('problem' in one) return { shipmentId, page: null, problem: one.problem }
  const index = printed.indexOf(one)
  if (!shown[index]) return { shipmentId, page: null, problem: 'page_differs' }
  return { shipmentId, page: index + 1, problem: null }
}

function layOut(shipment: Shipment, sender: Party | null, i18n: I18n): Laid {
  const { state, waybillNumber, courier } = shipment
  if (state === 'cancelled') return { shipment, problem: 'cancelled' }
  if (!waybillNumber || !courier) return { shipment, problem: 'no_waybill' }
  if (!sender) return { shipment, problem: 'sender_missing' }
  try {
    const label = labelOf(shipment, { waybillNumber, courier, sender }, i18n)
    return { shipment, page: layoutLabel(label) }
  } catch (error) {
    if (error instanceof MissingGlyphError) return { shipment, problem: 'unprintable' }
    throw error
  }
}

function labelOf(
  shipment: Shipment,
  { waybillNumber, courier, sender }: { waybillNumber: string; courier: string; sender: Party },
  i18n: I18n
): ParcelLabel {
  const { recipient: name, phone, address } = shipment.destination
  const word = (key: keyof ParcelLabel['words']) => i18n.t(`labels.words.${key}`)
  return {
    courier: i18n.t(courierTitle(courier)),
    waybillNumber,
    recipient: { name, phone, address },
    sender,
    orderNumber: shipment.order.number,
    parcelNumber: shipment.number,
    // An order has one parcel.
    part: { number: 1, of: 1 },
    weight: shipment.weightGrams ? formatKilograms(shipment.weightGrams) : null,
    words: {
      recipient: word('recipient'),
      sender: word('sender'),
      order: word('order'),
      parcel: word('parcel'),
      part: word('part'),
      weight: word('weight'),
      signature: word('signature'),
    },
  }
}
