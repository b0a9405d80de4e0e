import { logChoose } from "./distributions.ts";
import type { Interval } from "./known.ts";
import type { TwoByTwo } from "./strata.ts";

/**
 * How many yes fall in the group when all margins are given, at odds ratio 1: the number is `low + i` with chance `density[i]`.
 * At another odds ratio w the chances go with density[i]·wⁱ (Fisher's noncentral hypergeometric distribution).
 */
export interface GivenMargins {
  readonly low: number;
  readonly density: Float64Array;
  readonly observed: number;
}

export function givenMargins({ a, b, c, d }: TwoByTwo): GivenMargins {
  const yes = a + c;
  const low = Math.max(0, yes - (c + d));
  const high = Math.min(yes, a + b);
  const all = logChoose(a + b + c + d, yes);
  const density = new Float64Array(high - low + 1);
  for (let i = 0; i < density.length; i++)
    density[i] = Math.exp(logChoose(a + b, low + i) + logChoose(c + d, yes - low - i) - all);
  return { low, density: scaled(density), observed: a };
}

/** Sum of independent strata: the densities convolved. */
export function added(one: GivenMargins, two: GivenMargins): GivenMargins {
  const density = new Float64Array(one.density.length + two.density.length - 1);
  for (let i = 0; i < one.density.length; i++)
    for (let j = 0; j < two.density.length; j++)
      density[i + j]! += (one.density[i] as number) * (two.density[j] as number);
  return { low: one.low + two.low, density, observed: one.observed + two.observed };
}

/** P(at most the observed) and P(at least the observed), at odds ratio 1. */
export const atMost = ({ density, low, observed }: GivenMargins): number => sum(density, 0, observed - low + 1);
export const atLeast = ({ density, low, observed }: GivenMargins): number => sum(density, observed - low);

/** Two-sided p as R has it: all outcomes no more probable than the observed one, with 1e-7 slack for rounding. */
export function asImprobable({ density, low, observed }: GivenMargins): number {
  const limit = (density[observed - low] as number) * (1 + 1e-7);
  let p = 0;
  for (let i = 0; i < density.length; i++) if ((density[i] as number) <= limit) p += density[i] as number;
  return Math.min(1, p);
}

/** Odds ratio under which the observed number is the expected one; 0 or Infinity at an end of what is possible. */
export function likeliestOdds(margins: GivenMargins): number {
  const at = margins.observed - margins.low;
  if (at === 0) return 0;
  if (at === margins.density.length - 1) return Number.POSITIVE_INFINITY;
  return solveOdds((odds) => meanAt(margins.density, odds) - at);
}

/** Odds ratios that leave at least `lowTail` and `highTail` chance of what was seen or further. A tail of 0 leaves that end open. */
export function oddsBounds(margins: GivenMargins, lowTail: number, highTail: number): Interval {
  const at = margins.observed - margins.low;
  const last = margins.density.length - 1;
  const { density } = margins;
  return {
    low: at === 0 || lowTail === 0 ? 0 : solveOdds((odds) => tailAt(density, odds, at) - lowTail),
    high:
      at === last || highTail === 0
        ? Number.POSITIVE_INFINITY
        : solveOdds((odds) => highTail - (1 - tailAt(density, odds, at + 1))),
  };
}

/** Where a rising function of the log odds ratio crosses zero, by halving. */
function solveOdds(rising: (logOdds: number) => number): number {
  let low = -200;
  let high = 200;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (rising(middle) < 0) low = middle;
    else high = middle;
  }
  return Math.exp((low + high) / 2);
}

function meanAt(density: Float64Array, logOdds: number): number {
  const tilted = tilt(density, logOdds);
  let mean = 0;
  for (let i = 0; i < tilted.length; i++) mean += i * (tilted[i] as number);
  return mean;
}

const tailAt = (density: Float64Array, logOdds: number, from: number): number => sum(tilt(density, logOdds), from);

/** density·wⁱ, kept within range and scaled to 1. */
function tilt(density: Float64Array, logOdds: number): Float64Array {
  const logs = density.map((chance, i) => Math.log(chance) + i * logOdds);
  let highest = Number.NEGATIVE_INFINITY;
  for (const log of logs) if (log > highest) highest = log;
  return scaled(logs.map((log) => Math.exp(log - highest)));
}

/** The same weights, in the same memory, with sum 1. */
function scaled(weights: Float64Array): Float64Array {
  const total = sum(weights, 0);
  for (let i = 0; i < weights.length; i++) weights[i]! /= total;
  return weights;
}

function sum(values: Float64Array, from: number, to = values.length): number {
  let total = 0;
  for (let i = from; i < to; i++) total += values[i] as number;
  return total;
}
