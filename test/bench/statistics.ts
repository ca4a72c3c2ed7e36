// The arithmetic of the benchmark: what a row of runs comes to, and when it may be compared.

/** What the runs of one contestant at one measure gave. */
export interface Runs {
  readonly values: readonly number[];
  /** Why runs failed, one entry each. */
  readonly failures: readonly string[];
}

export interface Summary {
  readonly median: number;
  /** First and third quartile: the middle half of the runs lies between them. */
  readonly low: number;
  readonly high: number;
}

/** The value below which the share `q` of the values lies; between two values, as far along as `q` asks. */
export const quantile = (values: readonly number[], q: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * q;
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  if (below === undefined || above === undefined) throw new Error('Nothing was measured.');
  return below + (above - below) * (place % 1);
};

/** Median and quartiles; `undefined` where no run came through. */
export const summarise = ({ values }: Runs): Summary | undefined =>
  values.length === 0
    ? undefined
    : { median: quantile(values, 0.5), low: quantile(values, 0.25), high: quantile(values, 0.75) };

/**
 * How many times the baseline's median a median is; `undefined` where one of the runs behind either failed, or
 * where one has fewer runs than the other: the runs that are missing may be just the slow ones.
 */
export const ratio = (runs: Runs, baseline: Runs): number | undefined => {
  if (runs.failures.length > 0 || baseline.failures.length > 0) return undefined;
  if (runs.values.length !== baseline.values.length) return undefined;
  const own = summarise(runs)?.median;
  const base = summarise(baseline)?.median;
  return own === undefined || !base ? undefined : own / base;
};
