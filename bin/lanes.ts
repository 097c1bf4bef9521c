/** Works through all items in their order, in each lane one after the other. */
export async function inLanes<Item, Lane>(
  items: readonly Item[],
  lanes: readonly Lane[],
  work: (item: Item, lane: Lane) => Promise<void>
): Promise<void> {
  const waiting = items.values()
  await Promise.all(
    lanes.map(async (lane) => {
      for (const item of waiting) await work(item, lane)
    })
  )
}
