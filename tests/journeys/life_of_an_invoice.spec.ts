import { test } from '@japa/runner'
import { billedToAnother } from '#tests/journeys/invoice_life/billed_to_another'
import { BilledHouse } from '#tests/journeys/invoice_life/billed_house'
import { closedAndKept } from '#tests/journeys/invoice_life/closed_and_kept'
import { handedOut } from '#tests/journeys/invoice_life/handed_out'
import { lookedInto } from '#tests/journeys/invoice_life/looked_into'
import { takenBack } from '#tests/journeys/invoice_life/taken_back'

test.group('The life of an invoice', (group) => {
  const house = new BilledHouse()
  group.setup(() => house.open())

  handedOut(house)
  takenBack(house)
  billedToAnother(house)
  closedAndKept(house)
  lookedInto(house)
})
