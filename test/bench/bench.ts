/** A figure that a bench states, and the bar that it must reach. */
export type Ratio = {
  readonly name: string;
  readonly value: number;
  readonly bar: number;
  /** `least` = the value must be at least the bar; `most` = at most. */
  readonly bound: 'least' | 'most';
};

/** What a bench may be asked for besides its stated ratios; `--seeds`, `--save` and `--against` on the command line. */
export type BenchOptions = {
  /** Generated worlds in place of those that the ratio is stated for: `3001-3020`. */
  readonly seeds?: string | undefined;
  /** File for the figures of this run, and file of an earlier run's to compare with. */
  readonly save?: string | undefined;
  readonly against?: string | undefined;
};

export type Bench = {
  readonly about: string;
  /** Prints its table and returns what it was to reach. Throws when it cannot be run here; says what is missing. */
  run(options: BenchOptions): Promise<readonly Ratio[]>;
};

export function isReached({ value, bar, bound }: Ratio): boolean {
  return bound === 'least' ? value >= bar : value <= bar;
}
