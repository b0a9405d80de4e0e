import { type Choice, votersIn, votesFor } from "./approvals.ts";

/**
 * The Method of Equal Shares over typed arrays. What a project asks is kept as its effective votes: cost / highest payment, which
 * is its number of supporters while each can pay the same part. Purses only shrink, so what it was when last looked at stays an
 * upper bound; only whoever stands first is worked out again (Peters, Pierczyński & Skowron 2021 and the code of equalshares.net
 * do likewise). Purses are counted in cents times voters, so all begin whole.
 */
export interface Stall {
  readonly voters: number;
  /** Cost times voters. */
  readonly costs: Float64Array;
  /** Per project the ballots on which it stands. */
  readonly supporters: readonly Int32Array[];
  readonly counts: Float64Array;
  /** Projects somebody chose, by what they ask when all purses are full: sorted once. */
  readonly order: readonly number[];
  readonly votes: Float64Array;
}

/** Figures nearer to each other than this share cannot be told apart: rounding of doubles stays far below it. */
const CLOSE = 1e-7;
/** What is left of a purse counts as nothing below this share of it. */
const NOTHING = 1e-12;
/** Up to this purse, in cents, what is dropped as nothing is less than any cost. */
export const MOST_QUICK = 1e11;

export function stallOf(round: Choice): Stall {
  const voters = votersIn(round.ballots);
  const costs = Float64Array.from(round.projects, ({ cost }) => cost * voters);
  const supporters = round.projects.map((): number[] => []);
  round.ballots.forEach(({ approves }, ballot) => approves.forEach((place) => supporters[place]?.push(ballot)));
  const votes = Float64Array.from(votesFor(round), (count, place) =>
    costs[place] === 0 && count > 0 ? Number.POSITIVE_INFINITY : count,
  );
  const order = round.projects.map((_, place) => place).filter((place) => votes[place] !== 0);
  order.sort((a, b) => byVotes(votes, a, b));
  return {
    voters,
    costs,
    supporters: supporters.map((ballots) => Int32Array.from(ballots)),
    counts: Float64Array.from(round.ballots, ({ count }) => count),
    order,
    votes,
  };
}

/** Most effective votes first; a tie goes to the project that stands first in the file. */
function byVotes(votes: Float64Array, a: number, b: number): number {
  const [one, other] = [votes[a] as number, votes[b] as number];
  return one === other ? a - b : other - one;
}

/** Purses and projects under way. */
interface Till {
  readonly stall: Stall;
  readonly nothing: number;
  readonly purses: Float64Array;
  /** Places still to be had, by `votes`, most first. */
  readonly queue: number[];
  /** Effective votes when last looked at; later they can only be fewer. */
  readonly votes: Float64Array;
  /** The highest payment when last looked at. */
  readonly payment: Float64Array;
  /** Whether those votes are a whole number of supporters who all can pay: then a tie is one. */
  readonly whole: Uint8Array;
  /** The step in which a project was last looked at. */
  readonly seen: Int32Array;
  readonly payers: Int32Array;
}

/** Once, of a purse that all have together, in cents; undefined where two figures are too close to tell which is more. */
export function quickShares(stall: Stall, purse: number): readonly boolean[] | undefined {
  const till: Till = {
    stall,
    nothing: purse * NOTHING,
    purses: new Float64Array(stall.counts.length).fill(purse),
    queue: [...stall.order],
    votes: stall.votes.slice(),
    payment: new Float64Array(stall.costs.length),
    whole: new Uint8Array(stall.costs.length),
    seen: new Int32Array(stall.costs.length).fill(-1),
    payers: new Int32Array(stall.counts.length),
  };
  const chosen = Array.from(stall.costs, () => false);
  for (let step = 0; ; step++) {
    const best = bestOf(till, step);
    if (best === undefined) return undefined;
    if (best === NOBODY_PAYS) return chosen;
    chosen[best] = true;
    pay(till, best);
    till.queue.shift();
  }
}

const NOBODY_PAYS = -1;

/** The project that asks least per euro, which then stands first; undefined when that is too close to tell. */
function bestOf(till: Till, step: number): number | undefined {
  const { queue, seen, votes, whole } = till;
  for (;;) {
    const first = queue[0];
    if (first === undefined) return NOBODY_PAYS;
    if (seen[first] !== step) {
      if (!lookAgain(till, 0, step)) return undefined;
      continue;
    }
    const least = (votes[first] as number) * (1 - CLOSE);
    let place = 1;
    for (; place < queue.length; place++) {
      const next = queue[place] as number;
      if ((votes[next] as number) < least) return first;
      if (seen[next] !== step) break;
      if (!whole[first] || !whole[next]) return undefined;
    }
    if (place === queue.length) return first;
    if (!lookAgain(till, place, step)) return undefined;
  }
}

/** Works one project out again and puts it where it then belongs, or away when its supporters have too little. False: too close. */
function lookAgain(till: Till, place: number, step: number): boolean {
  const { queue, seen, votes } = till;
  const [project] = queue.splice(place, 1) as [number];
  const can = workOut(till, project);
  if (can === "close") return false;
  if (can === "too little") return true;
  seen[project] = step;
  let at = place;
  while (at < queue.length && byVotes(votes, project, queue[at] as number) > 0) at++;
  queue.splice(at, 0, project);
  return true;
}

/** The lowest payment that, with the whole purse of whoever has less, makes up the cost. */
function workOut(till: Till, project: number): "can" | "too little" | "close" {
  const { stall, purses, payers } = till;
  const { counts } = stall;
  const cost = stall.costs[project] as number;
  let [n, by, sum] = [0, 0, 0];
  for (const ballot of stall.supporters[project] as Int32Array) {
    const purse = purses[ballot] as number;
    if (purse === 0) continue;
    payers[n++] = ballot;
    by += counts[ballot] as number;
    sum += purse * (counts[ballot] as number);
  }
  if (n === 0) return "too little";
  if (cost > 0 && Math.abs(sum - cost) <= CLOSE * cost) return "close";
  if (sum < cost) return "too little";
  const { over, able } = shared(till, { cost, by, n });
  till.payment[project] = over / able;
  till.whole[project] = able === by ? 1 : 0;
  till.votes[project] = cost === 0 ? Number.POSITIVE_INFINITY : able === by ? by : (cost * able) / over;
  return "can";
}

/** What is left to pay when who has less paid all, and how many share that. Whoever stays in `payers` can pay. */
function shared({ stall: { counts }, purses, payers }: Till, asked: { cost: number; by: number; n: number }) {
  let { cost: over, by: able, n } = asked;
  for (;;) {
    const payment = over / able;
    let [kept, gone, less] = [0, 0, 0];
    for (let i = 0; i < n; i++) {
      const ballot = payers[i] as number;
      const purse = purses[ballot] as number;
      if (purse >= payment) payers[kept++] = ballot;
      else {
        gone += counts[ballot] as number;
        less += purse * (counts[ballot] as number);
      }
    }
    // Nobody able is left only where rounding says so: the sum was enough.
    if (gone === 0 || kept === 0) return { over, able };
    over -= less;
    able -= gone;
    n = kept;
  }
}

/** Everybody who supports the project pays the payment, or all they have. */
function pay({ stall, purses, payment, nothing }: Till, project: number): void {
  const asked = payment[project] as number;
  for (const ballot of stall.supporters[project] as Int32Array) {
    const left = (purses[ballot] as number) - asked;
    purses[ballot] = left > nothing ? left : 0;
  }
}
