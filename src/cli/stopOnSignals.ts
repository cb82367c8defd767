/** What sends signals: the process, or a test. */
export type SignalSource = {
  on(signal: 'SIGINT' | 'SIGTERM', listener: () => void): unknown;
  off(signal: 'SIGINT' | 'SIGTERM', listener: () => void): unknown;
};

export type StopPlan = {
  readonly source: SignalSource;
  /** How long requests on their way may take to end. */
  readonly graceMs: number;
  readonly after: (ms: number, work: () => void) => () => void;
  /** First signal: nothing new is begun. */
  readonly onStop: () => void;
  /** The requests on their way took too long, or a second signal came: the run ends now. What is recorded stays. */
  readonly onGiveUp: (because: 'too-long' | 'second-signal') => void;
};

/** Turns Ctrl+C into an orderly stop, bounded in time; a second one stops at once. */
export function stopOnSignals(plan: StopPlan): { readonly signal: AbortSignal; done(): void } {
  const stop = new AbortController();
  let cancel: (() => void) | null = null;
  const onSignal = (): void => {
    if (stop.signal.aborted) return plan.onGiveUp('second-signal');
    plan.onStop();
    stop.abort();
    cancel = plan.after(plan.graceMs, () => plan.onGiveUp('too-long'));
  };
  plan.source.on('SIGINT', onSignal);
  plan.source.on('SIGTERM', onSignal);
  return {
    signal: stop.signal,
    done() {
      cancel?.();
      plan.source.off('SIGINT', onSignal);
      plan.source.off('SIGTERM', onSignal);
    },
  };
}
