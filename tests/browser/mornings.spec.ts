import { test } from '@japa/runner'
import { House } from '#tests/browser/mornings/house'
import { morningsOfMoney } from '#tests/browser/mornings/money'
import { morningsOfOrders } from '#tests/browser/mornings/orders'
import { morningsOfOverseers } from '#tests/browser/mornings/overseers'
import { morningsOfParcels } from '#tests/browser/mornings/parcels'

test.group('A morning of each role', (group) => {
  const house = new House()
  group.setup(() => house.open())

  morningsOfOrders(house)
  morningsOfParcels(house)
  morningsOfMoney(house)
  morningsOfOverseers(house)
})
