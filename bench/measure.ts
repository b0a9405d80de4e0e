/** One figure as it was measured: the median of several runs, and how far they lay apart. */
export interface Figure {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

export const figureOf = (values: readonly number[]): Figure => {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
  return { median: at(0.5), low: sorted[0] ?? Number.NaN, high: sorted.at(-1) ?? Number.NaN };
};

/** Milliseconds a piece of work takes, after one run that is not counted. */
export async function timed(work: () => unknown, runs = 5): Promise<Figure> {
  await work();
  const values: number[] = [];
  for (let run = 0; run < runs; run++) {
    globalThis.gc?.();
    const begun = performance.now();
    await work();
    values.push(performance.now() - begun);
  }
  return figureOf(values);
}

/** Milliseconds of work that can be done only once on what it is given, on something fresh each run. */
export async function timedFresh<T>(
  fresh: () => Promise<T>,
  work: (made: T) => Promise<unknown>,
  runs = 3,
): Promise<Figure> {
  const values: number[] = [];
  for (let run = 0; run < runs; run++) {
    const made = await fresh();
    globalThis.gc?.();
    const begun = performance.now();
    await work(made);
    values.push(performance.now() - begun);
  }
  return figureOf(values);
}

export const percentile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
};

export const ms = (figure: Figure): string => `${digits(figure.median)} (${digits(figure.low)}–${digits(figure.high)})`;
export const digits = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value.toPrecision(value < 0.1 ? 1 : 2);
export const perSecond = (count: number, figure: Figure): string =>
  Math.round((count / figure.median) * 1000).toLocaleString("en");
