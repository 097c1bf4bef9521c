/**
 * What scans may count into, as rows of the page: `data-scan-codes` (a JSON list of what is on the barcode),
 * `data-scan-key`, `data-scan-wanted` and `data-scan-counted`, which is what the server said last.
 */
export function judge(rows, waiting, code) {
  const counts = countsWith(rows, waiting)
  const fitting = rows.filter((row) => codesOf(row).includes(plain(code)))
  const open = fitting.find((row) => hasRoom(row, counts))
  if (!open) return { verdict: 'refused', why: fitting.length > 0 ? 'too_many' : 'wrong_item' }
  counts.set(open, round(counts.get(open) + 1))
  const isLast = rows.every((row) => counts.get(row) >= wanted(row))
  return {
    verdict: isLast ? 'complete' : 'counted',
    name: open.dataset.scanName,
    counted: counts.get(open),
    wanted: wanted(open),
  }
}

/** How much is in each row once everything that waits has been counted. */
export function countsWith(rows, waiting) {
  const counts = new Map(rows.map((row) => [row, Number(row.dataset.scanCounted)]))
  for (const { code } of waiting) {
    const row = rows.find((one) => codesOf(one).includes(plain(code)) && hasRoom(one, counts))
    if (row) counts.set(row, round(counts.get(row) + 1))
  }
  return counts
}

export function wanted(row) {
  return Number(row.dataset.scanWanted)
}

function hasRoom(row, counts) {
  return counts.get(row) + 1 <= wanted(row)
}

function codesOf(row) {
  return JSON.parse(row.dataset.scanCodes).map(plain)
}

/** As the server reads codes. */
function plain(code) {
  return code.normalize('NFKC').trim().toUpperCase()
}

/** Quantities have three decimals. */
function round(quantity) {
  return Math.round(quantity * 1000) / 1000
}
