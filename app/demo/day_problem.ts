/** The day cannot go on; the message says why in one line. */
export class DayProblem extends Error {}
