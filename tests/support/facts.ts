import { join } from 'node:path'
import pg from 'pg'
import { readPasswords } from '#app/platform/database/cluster_creation'
import { placeCluster } from '#app/platform/database/cluster_place'
import { connectionOf } from '#app/platform/database/embedded_postgres'

/** Rows of a running installation by plain SQL, past its application; the cluster is that of its DATA_DIR. */
export async function factsOf<Row extends pg.QueryResultRow>(
  house: { dataDir: string },
  sql: string,
  values: unknown[] = []
): Promise<Row[]> {
  const place = placeCluster(join(house.dataDir, 'postgres'))
  const cluster = { ...place, passwords: readPasswords(place) }
  const client = new pg.Client(connectionOf(cluster, 'app', 'shuiyou'))
  await client.connect()
  try {
    const { rows } = await client.query<Row>(sql, values)
    return rows
  } finally {
    await client.end()
  }
}
