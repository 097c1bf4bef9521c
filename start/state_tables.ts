/*
 * Every state table of the application. Their graphs are checked when it boots.
 */
export const stateTableFiles: (() => Promise<object>)[] = []
