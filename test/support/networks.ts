import { type Edges, type Network, undirectedNetwork } from "../../src/mirror/network/network.ts";
import { type Chance, drawBelow } from "../../src/mirror/statistics/random.ts";

/** Marriages among sixteen families of Florence (Padgett & Ansell 1993), Pucci without any. */
export const FAMILIES =
  "Acciaiuoli Albizzi Barbadori Bischeri Castellani Ginori Guadagni Lamberteschi Medici Pazzi Peruzzi Pucci Ridolfi Salviati Strozzi Tornabuoni".split(
    " ",
  );
const MARRIAGES =
  "0-8 1-5 1-6 1-8 2-4 2-8 3-6 3-10 3-14 4-10 4-14 6-7 6-15 8-12 8-13 8-15 9-13 10-14 12-14 12-15".split(" ");

export const edgesFrom = (pairs: readonly (readonly [number, number])[]): Edges => ({
  from: Int32Array.from(pairs, ([from]) => from),
  to: Int32Array.from(pairs, ([, to]) => to),
});
const pairs = MARRIAGES.map((pair) => pair.split("-").map(Number) as [number, number]);
export const florence = (): Network => undirectedNetwork(FAMILIES.length, edgesFrom(pairs));

/** So many ties between nodes drawn at random: loops and doubles among them. */
export function randomEdges(chance: Chance, size: number, ties: number): Edges {
  const ends = () => Int32Array.from({ length: ties }, () => drawBelow(chance, size));
  return { from: ends(), to: ends() };
}
