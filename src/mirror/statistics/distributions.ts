import { compiled, igamc, igami, incbet, incbi, lgam, ndtr, ndtri } from "cephes";

/** Moshier's Cephes library, the one SciPy is built on; about 13 digits. Tails are computed as tails, never as 1 − p. */
await compiled;

/** z below which a standard normal falls with chance p, 0 < p < 1. */
export const normalQuantile = (p: number): number => ndtri(p);

/** Half-width, in standard errors, of a two-sided normal interval: 1.96 for level .95. */
export const normalWidth = (level: number): number => -ndtri((1 - level) / 2);

/** P(Z > z). */
export const normalTail = (z: number): number => ndtr(-z);

/** P(χ² > x) with df degrees of freedom; 0 where it is smaller than any number can be, which the library refuses to say. */
export function chiSquaredTail(x: number, df: number): number {
  if (x <= 0) return 1;
  const logDensity = (df / 2) * Math.log(x / 2) - x / 2 - lgam(df / 2);
  return logDensity < SMALLEST_LOG ? 0 : igamc(df / 2, x / 2);
}

/** Natural logarithm of about the smallest number a double holds whole. */
const SMALLEST_LOG = -708;

/** P(|T| > |t|) with df degrees of freedom, which need not be whole. */
export const tTwoTails = (t: number, df: number): number => incbet(df / 2, 0.5, df / (df + t * t));

/** Half-width, in standard errors, of a two-sided t interval. */
export function tWidth(level: number, df: number): number {
  const x = incbi(df / 2, 0.5, 1 - level);
  return Math.sqrt((df * (1 - x)) / x);
}

/** x below which a beta(a, b) falls with chance p. */
export const betaQuantile = (p: number, a: number, b: number): number => incbi(a, b, p);

/** x below which a gamma distribution of this shape and scale 1 falls with chance p. */
export const gammaQuantile = (p: number, shape: number): number => igami(shape, 1 - p);

/** Logarithms of factorials, as far as they were asked for: an exact test asks for the same ones a thousand times. What does not fit is not kept. */
const factorials = new Float64Array(1 << 16).fill(Number.NaN);

/** Natural logarithm of n!. */
export function logFactorial(n: number): number {
  const known = factorials[n] ?? Number.NaN;
  if (!Number.isNaN(known)) return known;
  const log = lgam(n + 1);
  factorials[n] = log;
  return log;
}

/** Natural logarithm of the number of ways to choose k out of n. */
export const logChoose = (n: number, k: number): number => logFactorial(n) - logFactorial(k) - logFactorial(n - k);
