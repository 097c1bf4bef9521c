import { graphProblems, stateTables } from '#app/platform/states/machine'
import { stateTableFiles } from '#start/state_tables'

/** Refuses to boot with a state table that has dead ends or states that nothing reaches. */
export default class StatesProvider {
  async boot(): Promise<void> {
    await Promise.all(stateTableFiles.map((load) => load()))
    const problems = [...stateTables().values()].flatMap(graphProblems)
    if (problems.length > 0) throw new Error(problems.join('\n'))
  }
}
