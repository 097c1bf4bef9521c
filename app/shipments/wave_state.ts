/** How many parcels of a wave still wait to be picked, how many to be packed; cancelled ones count nowhere. */
export interface WaveCounts {
  preparing: number
  picked: number
}

export type WaveState = 'open' | 'picked' | 'packed'

/** A wave is as far as its last parcel. */
export function waveState({ preparing, picked }: WaveCounts): WaveState {
  if (preparing > 0) return 'open'
  return picked > 0 ? 'picked' : 'packed'
}
