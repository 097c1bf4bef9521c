import { parentPort, workerData } from 'node:worker_threads'
import { compareFile, type Originals } from '#app/documents/check/compare_file'
import { inspectFile } from '#app/documents/inspect/inspect_file'

/** The thread's side of `check_apart`: it holds one file; null asks what it says, originals how it differs. */
const port = parentPort
if (!port) throw new Error('checking_thread runs in a worker thread only')
const file: Uint8Array = workerData

port.on('message', (originals: Originals | null) => {
  port.postMessage(originals ? compareFile(file, originals) : inspectFile(file))
})
