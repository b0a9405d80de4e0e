import type { Cube } from "../../src/mirror/cube/yearly.ts";

/** Something that the yearly numbers count, as it truly is: in which year, at which place, between which two parties. */
export interface Truth {
  readonly year: number;
  /** Its place in the declared division, joined by "/". */
  readonly leaf: string;
  readonly from: number;
  readonly to: number;
}

/** What an attacker goes by: all numbers of all years, the rules by which they are given out, and what it reads itself. */
export interface Attack {
  readonly cubes: readonly Cube[];
  /** How many parties there are, the attacker's number among them; -1 for somebody of no party. */
  readonly parties: number;
  readonly attacker: number;
  /** Every leaf of the declared division. */
  readonly leaves: readonly string[];
  readonly known: readonly Truth[];
}

const isIn = (path: string, leaf: string): boolean => leaf === path || leaf.startsWith(`${path}/`);
const isPaired = (leaf: string): boolean => leaf.startsWith("tie");

/**
 * The attack as an integer program in the LP format, without its goal. A variable is how much lies at one leaf between two parties
 * in one year. What is between the attacker and another is known; of the rest nothing is but the numbers given out, and that each
 * of them rests on five parties and on no reader for more than half of its least.
 */
export function programOf({ cubes, parties, attacker, leaves, known }: Attack) {
  const variables: { readonly name: string; readonly truth: Truth }[] = [];
  // What lies in no number that was given out is bound by nothing, and binds nothing.
  for (const { year, cells } of cubes)
    for (const [l, leaf] of leaves.entries().filter(([, one]) => cells.some(({ path }) => isIn(path.join("/"), one))))
      for (let from = 0; from < parties; from++)
        for (let to = isPaired(leaf) ? from + 1 : 0; to < parties; to++)
          if (from !== to) variables.push({ name: `n${year}_${l}_${from}_${to}`, truth: { year, leaf, from, to } });
  const sum = (those: readonly { readonly name: string }[], times = ""): string =>
    those.map(({ name }) => times + name).join(" + ");
  const between = (one: Truth, two: Truth): boolean =>
    one.year === two.year && one.leaf === two.leaf && one.from === two.from && one.to === two.to;
  const lines: string[] = [];
  const binary: string[] = [];
  for (const { name, truth } of variables)
    if (truth.from === attacker || truth.to === attacker)
      lines.push(`${name} = ${known.filter((one) => between(one, truth)).length}`);
  for (const { year, cells } of cubes)
    for (const [c, { path, least }] of cells.entries()) {
      const inside = variables.filter(({ truth }) => truth.year === year && isIn(path.join("/"), truth.leaf));
      lines.push(`${sum(inside)} >= ${least}`, `${sum(inside)} <= ${least + 4}`);
      const asks: string[] = [];
      for (let party = 0; party < parties; party++) {
        const read = inside.filter(({ truth }) => truth.from === party || truth.to === party);
        lines.push(`${sum(read, "2 ")} <= ${least}`);
        const own = inside.filter(({ truth }) => truth.from === party);
        if (own.length === 0) continue;
        asks.push(`b${year}_${c}_${party}`);
        lines.push(`${sum(own)} - ${asks.at(-1)} >= 0`);
      }
      lines.push(`${asks.join(" + ")} >= 5`);
      binary.push(...asks);
    }
  const bounds = variables.map(({ name, truth }) => `0 <= ${name} <= ${isPaired(truth.leaf) ? 1 : 40}`);
  const tail = `Subject To\n${lines.map((line, i) => ` c${i}: ${line}`).join("\n")}\nBounds\n ${bounds.join("\n ")}\nGeneral\n ${variables.map(({ name }) => name).join(" ")}\nBinary\n ${binary.join(" ")}\nEnd`;
  return {
    /** The program for the least or most, taken together, of what lies in these years under these paths and the attacker does not read. */
    goal: (way: "Minimize" | "Maximize", asked: readonly (readonly [year: number, path: string])[]): string => {
      const hidden = variables.filter(({ truth: { from, to } }) => from !== attacker && to !== attacker);
      const those = hidden.filter(({ truth }) =>
        asked.some(([year, path]) => truth.year === year && isIn(path, truth.leaf)),
      );
      return `${way}\n obj: ${sum(those)}\n${tail}`;
    },
  };
}
