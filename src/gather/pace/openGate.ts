/** Lets one through at a time (or `width` at a time), in the order of asking. */
export type Gate = {
  /** Resolves with the function that lets the next one in; must be called exactly once. */
  enter(): Promise<() => void>;
};

export function openGate(width = 1): Gate {
  const waiting: (() => void)[] = [];
  let free = width;
  const leave = (): void => {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  };
  return {
    async enter() {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => void waiting.push(resolve));
      return leave;
    },
  };
}
