/**
 * Rates of a general taxpayer by the beginning of a tax class code; the longest one counts. The table of codes
 * carries no rates: these follow the VAT law in force since 2026-01-01 (goods and leasing of things 13 %, farm
 * produce, books, transport, post, basic telecommunication, construction and land 9 %, other services 6 %).
 */
const RATES_OF: readonly (readonly [prefix: string, rates: readonly string[]])[] = [
  ['1', ['0.13', '0.09']],
  ['10601', ['0.13']],
  ['1060201', ['0.13']],
  ['106020101', ['0.09']],
  ['10604', ['0.13']],
  ['10705', ['0.13']],
  ['10706', ['0.13']],
  ['109', ['0.13']],
  ['2', ['0.13', '0.06']],
  ['301', ['0.09']],
  ['302', ['0.09']],
  ['30301', ['0.09']],
  ['30302', ['0.06']],
  ['304', ['0.06']],
  ['30405', ['0.13', '0.09', '0.06']],
  ['305', ['0.09']],
  ['306', ['0.06']],
  ['307', ['0.06']],
  ['4', ['0.06']],
  ['4050100', ['0.09']],
  ['5', ['0.09']],
]

/** Empty for codes of what is no sale. */
export function usualRates(taxClassCode: string): readonly string[] {
  let [longest, rates]: readonly [string, readonly string[]] = ['', []]
  for (const [prefix, own] of RATES_OF)
    if (taxClassCode.startsWith(prefix) && prefix.length > longest.length)
      [longest, rates] = [prefix, own]
  return rates
}
