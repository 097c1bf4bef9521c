/**
 * Looks an address up in the map app of the phone. The address leaves the house only when somebody taps it.
 * A route needs coordinates, which we do not have: the app finds the place and offers the way (lbs.amap.com, URI API, search).
 */
export function mapLink(address: string): string {
  const query = new URLSearchParams({
    keyword: address,
    view: 'map',
    src: 'shuiyou',
    callnative: '1',
  })
  return `https://uri.amap.com/search?${query}`
}
