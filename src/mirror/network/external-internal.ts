import type { Edges } from "./network.ts";

export interface ExternalInternal {
  readonly external: number;
  readonly internal: number;
  /** −1 all ties within sides, 1 all between; null without ties. */
  readonly index: number | null;
  /** What the sizes of the sides alone would give, if any two nodes were tied as often as any other two; null with fewer than two nodes. */
  readonly expected: number | null;
}

/** E-I index (Krackhardt & Stern 1988): (external − internal) / (external + internal), beside the value expected from the sizes of the sides. */
export function externalInternal({ from, to }: Edges, sides: Int32Array): ExternalInternal {
  let external = 0;
  for (let i = 0; i < from.length; i++) if (sides[from[i] as number] !== sides[to[i] as number]) external++;
  const internal = from.length - external;
  return {
    external,
    internal,
    index: from.length === 0 ? null : (external - internal) / from.length,
    expected: expectedIndex(sides),
  };
}

function expectedIndex(sides: Int32Array): number | null {
  const sizes = new Map<number, number>();
  for (const side of sides) sizes.set(side, (sizes.get(side) ?? 0) + 1);
  const pairs = (sides.length * (sides.length - 1)) / 2;
  if (pairs === 0) return null;
  const inside = [...sizes.values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0);
  return (pairs - 2 * inside) / pairs;
}
