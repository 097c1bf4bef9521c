import { Worker } from 'node:worker_threads'

/** From source, a thread has to load the TypeScript hooks itself; built files need none. */
const HOOKS = import.meta.url.endsWith('.ts')
  ? ['--import', new URL('../../../bin/typescript.js', import.meta.url).href]
  : []
const MOST_MEGABYTES = 256

/**
 * Runs a module of the application in a thread of its own: `startThread(new URL('./x.js', import.meta.url), input)`.
 * A thread that outgrows its memory ends with the error ERR_WORKER_OUT_OF_MEMORY; the process lives on.
 */
export function startThread(module: URL, input: unknown, mostMegabytes = MOST_MEGABYTES): Worker {
  return new Worker(module, {
    workerData: input,
    execArgv: HOOKS,
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
  })
}
