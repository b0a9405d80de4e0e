import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { edgesFrom, FAMILIES, florence } from "../../../test/support/networks.ts";
import { betweenness } from "./betweenness.ts";
import { BROKERAGE_ROLES, brokerage } from "./brokerage.ts";
import { components } from "./components.ts";
import { constraint } from "./constraint.ts";
import { coreness } from "./coreness.ts";
import { fallsApart } from "./cut-vertices.ts";
import { directedNetwork } from "./network.ts";

/** Results of igraph and sna in R 4.2.2, kept beside the project; small cases are repeated in the other tests. */
const folder = path.resolve(import.meta.dirname, "../../../..", "shared/references/network/expected");
const main = path.resolve(import.meta.dirname, "../../../../..", "shared/references/network/expected");
const at = [folder, main].find((one) => existsSync(one));
const json = (name: string) => JSON.parse(readFileSync(path.join(at ?? "", name), "utf8"));
const checked = at ? "checked" : "references not here";

test(`families of Florence as igraph measures them (${checked})`, () => {
  if (!at) return expect(at).toBeUndefined();
  const theirs = json("florentine_marriage.json");
  const network = florence();
  const named = (values: Iterable<number>): Record<string, number | null> =>
    Object.fromEntries([...values].map((value, v) => [FAMILIES[v], Number.isNaN(value) ? null : value]));
  const near = (values: Iterable<number>, expected: Record<string, number | null>) =>
    expect(
      Object.entries(named(values)).filter(
        ([family, value]) => !(Math.abs((value ?? -1) - (expected[family] ?? -1)) < 1e-9),
      ),
    ).toEqual([]);
  expect(components(network).sizes).toEqual(theirs.component_sizes);
  expect(named(coreness(network))).toEqual(theirs.coreness);
  near(betweenness(network), theirs.betweenness_raw);
  near(constraint(network), theirs.burt_constraint);
  expect(FAMILIES.filter((_, v) => (fallsApart(network)[v] as number) > 0)).toEqual(theirs.articulation_points);
});

const IN_SNA = {
  coordinator: "coordinator_w_I",
  itinerant: "itinerant_w_O",
  representative: "representative_b_IO",
  gatekeeper: "gatekeeper_b_OI",
  liaison: "liaison_b_O",
} as const;

test(`brokerage in a small network as sna counts it (${checked})`, () => {
  if (!at) return expect(at).toBeUndefined();
  const { adjacency_rows, groups, gould_fernandez: theirs } = json("gf_tiny.json");
  const arcs = (adjacency_rows as number[][]).flatMap((row, a) =>
    row.flatMap((tied, c) => (tied ? [[a, c] as const] : [])),
  );
  const ours = brokerage(directedNetwork(4, edgesFrom(arcs)), Int32Array.from(groups as string[], Number));
  const inOrder = (counts: Record<string, number>) => BROKERAGE_ROLES.map((role) => counts[IN_SNA[role]]);
  expect([...ours.roles]).toEqual(
    Object.values(theirs.node_raw as Record<string, Record<string, number>>).flatMap(inOrder),
  );
  expect(ours.totals).toEqual(inOrder(theirs.graph_raw));
});
