/** A figure that a bench states, and the bar that it must reach. */
export type Ratio = {
  readonly name: string;
  readonly value: number;
  readonly bar: number;
  /** `least` = the value must be at least the bar; `most` = at most. */
  readonly bound: 'least' | 'most';
};

export type Bench = {
  readonly about: string;
  /** Prints its table and returns what it was to reach. Throws when it cannot be run here; says what is missing. */
  run(): Promise<readonly Ratio[]>;
};

export function isReached({ value, bar, bound }: Ratio): boolean {
  return bound === 'least' ? value >= bar : value <= bar;
}
