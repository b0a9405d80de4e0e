import { type Choice, costOf, votersIn } from "./approvals.ts";
import { byVotes, takeWhatFits } from "./greedy.ts";

/**
 * The Method of Equal Shares for approvals with cost utilities (Peters & Skowron, "Proportionality and the Limits of Welfarism",
 * EC 2020; for projects with costs: Peters, Pierczyński & Skowron, "Proportional Participatory Budgeting with Additive
 * Utilities", NeurIPS 2021). Everybody gets an equal part of the budget. Again and again that project is taken which its
 * supporters can pay with the lowest highest payment per euro of cost. Tie: the project that stands first in the file.
 *
 * Completion: Add1 (everybody gets one euro more, and the method starts anew, as long as the outcome fits in the budget),
 * then greedy by votes with what is left. Parts of cents are whole numbers over one denominator, so nothing is rounded.
 */
export function equalShares(round: Choice): readonly boolean[] {
  const voters = votersIn(round.ballots);
  const shop = shopOf(round);
  const none = round.projects.map(() => false);
  let chosen: readonly boolean[] = none;
  if (voters === 0) return none;
  const enoughForAll = voters * round.projects.reduce((all, { cost }) => all + cost, 0);
  for (let purse = round.budget; ; purse += voters * 100) {
    const next = sharesOf(shop, BigInt(purse), BigInt(voters));
    if (costOf(round, next) > round.budget) break;
    chosen = next;
    if (purse >= enoughForAll || fullUp(round, chosen)) break;
  }
  return takeWhatFits(round, byVotes(round), chosen);
}

/** The method without completion, of the budget of the round. */
export const equalSharesOnce = (round: Choice): readonly boolean[] =>
  sharesOf(shopOf(round), BigInt(round.budget), BigInt(votersIn(round.ballots)));

/** Whether nothing more that somebody chose fits in the budget. */
const fullUp = (round: Choice, chosen: readonly boolean[]): boolean =>
  costOf(round, takeWhatFits(round, byVotes(round), chosen)) === costOf(round, chosen);

interface Shop {
  readonly costs: readonly bigint[];
  /** Per project the ballots on which it stands. */
  readonly supporters: readonly (readonly number[])[];
  readonly counts: readonly bigint[];
}

function shopOf({ projects, ballots }: Choice): Shop {
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

function sharesOf(shop: Shop, purse: bigint, voters: bigint): readonly boolean[] {
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
