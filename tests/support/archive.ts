import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BuildPackages } from '#app/archive/actions/build_packages'
import ArchivePackage from '#app/archive/models/archive_package'
import type Invoice from '#app/invoices/models/invoice'
import { SYSTEM } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import type { RandomSource } from '#app/platform/files/random_source'
import { openLargeFile } from '#app/platform/files/large_file'
import { drainOutbox } from '#tests/support/drain_outbox'
import { givenCompletedOrder, invoicesOf, type Wanted } from '#tests/support/invoices'

export const thisMonth = () => clock.businessDay().slice(0, 7)

/** An issued invoice with its documents. */
export async function givenIssuedInvoice(wanted: Wanted = {}): Promise<Invoice> {
  const order = await givenCompletedOrder(wanted)
  await drainOutbox()
  const [invoice] = await invoicesOf(order)
  return invoice
}

/** The package of everything that was issued this month and is in none. */
export async function givenPackage(): Promise<ArchivePackage> {
  const built = await new BuildPackages().handle({ month: thisMonth(), by: SYSTEM })
  return ArchivePackage.findOrFail(built.packages.at(-1))
}

export async function bytesOfPackage({ fileId }: ArchivePackage): Promise<Buffer> {
  const source = await openLargeFile(fileId ?? '')
  try {
    return await source.read(0, source.size)
  } finally {
    await source.close()
  }
}

/** The bytes as a file of a folder of its own, which is gone afterwards. */
export async function withPackageFile<Answer>(
  bytes: Buffer,
  work: (file: string, folder: string) => Promise<Answer>
): Promise<Answer> {
  const folder = await mkdtemp(join(tmpdir(), 'archive-'))
  try {
    await writeFile(join(folder, 'package.zip'), bytes)
    return await work(join(folder, 'package.zip'), folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Bytes in memory as a source. */
export function sourceOf(bytes: Buffer): RandomSource {
  return {
    size: bytes.length,
    read: async (offset, length) => bytes.subarray(offset, offset + length),
    close: async () => {},
  }
}
