import { BaseCommand, flags } from '@adonisjs/core/ace'
import { ResolveShipments } from '#app/shipments/actions/resolve_shipments'

export default class ShipmentsResolve extends BaseCommand {
  static commandName = 'shipments:resolve'
  static description = 'Ask couriers for open bookings, and stop the parcels of cancelled orders'
  static options = { startApp: true }

  @flags.boolean({ description: 'Answer with one line of JSON' })
  declare json: boolean

  async run(): Promise<void> {
    const report = await new ResolveShipments().handle()
    if (this.json) return console.log(JSON.stringify(report))
    const { bookings, cancellations } = report
    this.logger.success(
      `${bookings.asked} bookings asked for: ${bookings.booked} booked, ${bookings.declined} declined, ${bookings.open} open`
    )
    this.logger.success(`${cancellations.cancelled} of ${cancellations.asked} parcels stopped`)
  }
}
