import type { Choice } from "./approvals.ts";

/** A round as the method reads it, in whole numbers. */
export interface Shop {
  readonly costs: readonly bigint[];
  /** Per project the ballots on which it stands. */
  readonly supporters: readonly (readonly number[])[];
  readonly counts: readonly bigint[];
}

export function shopOf({ projects, ballots }: Choice): Shop {
  const supporters = projects.map((): number[] => []);
  ballots.forEach(({ approves }, ballot) => approves.forEach((place) => supporters[place]?.push(ballot)));
  return {
    costs: projects.map(({ cost }) => BigInt(cost)),
    supporters,
    counts: ballots.map(({ count }) => BigInt(count)),
  };
}

/** The highest payment for a project: `over` / `by`, in parts of a cent. Of one cent there are as many as the denominator says. */
interface Payment {
  readonly over: bigint;
  readonly by: bigint;
}

/** A project with what it asked when last looked at. Purses only shrink, so that bound stays one. */
interface Offer {
  readonly place: number;
  over: bigint;
  under: bigint;
}

/**
 * The method once, of a purse that all voters have together, in cents: nothing is rounded. Parts of cents are whole numbers over
 * one denominator, which grows with each project; so it is slow, and asked only where quick figures are too close to tell.
 */
export function exactShares(shop: Shop, purse: bigint, voters: bigint): readonly boolean[] {
  const chosen = shop.costs.map(() => false);
  let denominator = voters;
  let purses = shop.counts.map(() => purse);
  let offers = shop.costs.map((_, place): Offer => ({ place, over: 0n, under: 1n }));
  for (;;) {
    offers.sort(byBound);
    let best: { readonly offer: Offer; readonly payment: Payment } | undefined;
    const out = new Set<Offer>();
    for (const offer of offers) {
      if (best && byBound(best.offer, offer) < 0) break;
      const payment = paymentFor(shop, { place: offer.place, purses, denominator });
      if (payment === undefined) out.add(offer);
      else {
        const cost = shop.costs[offer.place] ?? 0n;
        offer.over = payment.over;
        offer.under = cost === 0n ? 1n : payment.by * denominator * cost;
        if (!best || byBound(offer, best.offer) < 0) best = { offer, payment };
      }
    }
    if (!best) return chosen;
    const { offer, payment } = best;
    chosen[offer.place] = true;
    offers = offers.filter((other) => other !== offer && !out.has(other));
    ({ purses, denominator } = paid(shop, { place: offer.place, purses, denominator }, payment));
  }
}

/** By what is asked per euro; then by place in the file. */
function byBound(a: Offer, b: Offer): number {
  const left = a.over * b.under;
  const right = b.over * a.under;
  return left === right ? a.place - b.place : left < right ? -1 : 1;
}

interface Till {
  readonly place: number;
  readonly purses: readonly bigint[];
  readonly denominator: bigint;
}

/** The lowest payment that, with the whole purse of whoever has less, makes up the cost; undefined when there is too little. */
function paymentFor(shop: Shop, { place, purses, denominator }: Till): Payment | undefined {
  let over = (shop.costs[place] ?? 0n) * denominator;
  let payers = (shop.supporters[place] ?? []).filter((ballot) => (purses[ballot] ?? 0n) > 0n);
  let by = payers.reduce((all, ballot) => all + (shop.counts[ballot] ?? 0n), 0n);
  for (;;) {
    if (by === 0n) return undefined;
    const able: number[] = [];
    let gone = 0n;
    let less = 0n;
    for (const ballot of payers) {
      const purse = purses[ballot] ?? 0n;
      if (purse * by >= over) able.push(ballot);
      else {
        gone += shop.counts[ballot] ?? 0n;
        less += purse * (shop.counts[ballot] ?? 0n);
      }
    }
    if (gone === 0n) return { over, by };
    over -= less;
    by -= gone;
    payers = able;
  }
}

/** The purses after everybody who supports the project paid the payment, or all they had. */
function paid(shop: Shop, { place, purses, denominator }: Till, { over, by }: Payment) {
  const shared = divisor(over, by);
  const factor = by / shared;
  const payment = over / shared;
  const next = factor === 1n ? [...purses] : purses.map((purse) => purse * factor);
  for (const ballot of shop.supporters[place] ?? []) {
    const left = (next[ballot] ?? 0n) - payment;
    next[ballot] = left > 0n ? left : 0n;
  }
  return { purses: next, denominator: denominator * factor };
}

function divisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : divisor(b, a % b);
}
