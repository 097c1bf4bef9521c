import { namesOf } from '#app/identity/queries/names_of'
import { courierTitle } from '#app/shipments/couriers'
import PickWave from '#app/shipments/models/pick_wave'
import { pickList } from '#app/shipments/queries/pick_list'
import { areaTitle } from '#app/shipments/queries/waiting_areas'
import { waveState } from '#app/shipments/wave_state'

export async function wavePage(id: string) {
  const wave = await PickWave.query().where('id', id).preload('shipments').firstOrFail()
  const names = await namesOf([wave.createdBy])
  const inState = (state: string) => wave.shipments.filter((parcel) => parcel.state === state)
  const preparing = inState('preparing')
  return {
    wave,
    progress: waveState({ preparing: preparing.length, picked: inState('picked').length }),
    openIds: preparing.map((parcel) => parcel.id),
    openedBy: names[wave.createdBy] ?? null,
    areaTitle: wave.areaCode && areaTitle(wave.areaCode),
    courierTitle: wave.courier && courierTitle(wave.courier),
    list: await pickList(id),
  }
}
