/** One part of the demo data. It may run again at any time and then only adds what is missing. */
export interface DemoStep {
  /** What there is now, in a few words for the person who ran it. */
  handle(): Promise<string>
}

export type LazyDemoStep = () => Promise<{ default: new () => DemoStep }>
