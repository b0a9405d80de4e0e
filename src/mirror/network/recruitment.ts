/** Who brought in whom, person by person, a recruiter before its recruits. Assumes mutual ties, known degree and random choice among contacts. */
export interface Recruited {
  /** Place of the recruiter, −1 for one that nobody brought in. */
  readonly recruiter: Int32Array;
  /** Ties of each. */
  readonly degree: Float64Array;
  /** 0 or 1. */
  readonly group: Int32Array;
}

export type Pair = readonly [number, number];
export type Square = readonly [Pair, Pair];

export interface Recruitment {
  /** R: recruits in group j (column) made by group i (row). */
  readonly recruits: Square;
  /** S: the same as shares of each row. */
  readonly shares: Square;
  /** Share of each group once chains are long: E = E S. */
  readonly equilibrium: Pair;
  /** λ₂: with each wave the distance to equilibrium shrinks to this part. */
  readonly shrinks: number;
  /** RDS-I: shares of the groups in the population, corrected for degree and for who recruits whom. */
  readonly population: Pair;
  /** How much each group recruits its own more (up to 1) or less (down to −1) than `population` would give. */
  readonly homophily: Pair;
}

/**
 * Chains of recruits between two groups (Heckathorn 1997, 2002; Salganik & Heckathorn 2004). Null where a group recruited nobody, or neither ever recruited the
 * other: then nothing of this is defined.
 */
export function recruitmentOf(chain: Recruited): Recruitment | null {
  const recruits = recruitsOf(chain);
  const [[aa, ab], [ba, bb]] = recruits;
  if (aa + ab === 0 || ba + bb === 0 || ab + ba === 0) return null;
  const shares = [
    [aa / (aa + ab), ab / (aa + ab)],
    [ba / (ba + bb), bb / (ba + bb)],
  ] as const;
  const [sab, sba] = [shares[0][1], shares[1][0]];
  const [da, db] = [meanDegree(chain, 0), meanDegree(chain, 1)];
  const below = sab * da + sba * db;
  const population = [(sba * db) / below, (sab * da) / below] as const;
  return {
    recruits,
    shares,
    equilibrium: [sba / (sab + sba), sab / (sab + sba)],
    shrinks: shares[0][0] + shares[1][1] - 1,
    population,
    homophily: [homophily(shares[0][0], population[0]), homophily(shares[1][1], population[1])],
  };
}

function recruitsOf({ recruiter, group }: Recruited): Square {
  const counts = new Float64Array(4);
  for (let i = 0; i < recruiter.length; i++) {
    const by = recruiter[i] as number;
    if (by >= 0) (counts[(group[by] as number) * 2 + (group[i] as number)] as number)++;
  }
  const [aa = 0, ab = 0, ba = 0, bb = 0] = counts;
  return [
    [aa, ab],
    [ba, bb],
  ];
}

/** D_X = n_X / Σ 1/d: the harmonic mean, as who has many ties is found more often. */
function meanDegree({ degree, group }: Recruited, wanted: number): number {
  let [n, inverse] = [0, 0];
  for (let i = 0; i < degree.length; i++) {
    if (group[i] !== wanted) continue;
    n++;
    inverse += 1 / (degree[i] as number);
  }
  return n / inverse;
}

/** Nought when a group recruits its own as often as it is there; undefined, so nought, where it is everybody or nobody. */
function homophily(own: number, share: number): number {
  if (own >= share) return share === 1 ? 0 : (own - share) / (1 - share);
  return (own - share) / share;
}

/** RDS-II: the share of group 0, each weighted by 1/degree (Volz & Heckathorn 2008); null of nobody. */
export function weightedShare({ degree, group }: Pick<Recruited, "degree" | "group">): number | null {
  let [inside, all] = [0, 0];
  for (let i = 0; i < degree.length; i++) {
    all += 1 / (degree[i] as number);
    if (group[i] === 0) inside += 1 / (degree[i] as number);
  }
  return all === 0 ? null : inside / all;
}

/** Expected share of group 0 in each wave, from a start with this share of it. */
export function waves({ shares }: Pick<Recruitment, "shares">, start: number, count: number): readonly number[] {
  const result = [start];
  for (let wave = 1; wave <= count; wave++) {
    const last = result[wave - 1] as number;
    result.push(last * shares[0][0] + (1 - last) * shares[1][0]);
  }
  return result;
}

/** The first wave that lies within `near` (0.02 by custom) of equilibrium: ⌈ln(near / |start − E|) / ln |λ₂|⌉; null when it never gets nearer. */
export function wavesToEquilibrium({ equilibrium, shrinks }: Recruitment, start: number, near = 0.02): number | null {
  const distance = Math.abs(start - equilibrium[0]);
  if (distance <= near) return 0;
  const factor = Math.abs(shrinks);
  if (factor >= 1) return null;
  return factor === 0 ? 1 : Math.ceil(Math.log(near / distance) / Math.log(factor));
}
