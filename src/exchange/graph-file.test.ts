import { createRequire } from "node:module";
import type { AbstractGraph } from "graphology-types";
import { expect, test } from "vitest";
import { gexfOf, graphmlOf, type GraphToWrite } from "./graph-file.ts";

/** Read back by graphology, which writes neither itself here. Its types do not say how it exports under Node's rules. */
const required = createRequire(import.meta.url);
const { MultiGraph } = required("graphology") as { MultiGraph: unknown };
type Parse = (graph: unknown, text: string) => AbstractGraph;
const READERS = {
  graphml: [graphmlOf, required("graphology-graphml").parse as Parse],
  gexf: [gexfOf, required("graphology-gexf").parse as Parse],
} as const;

const graph: GraphToWrite = {
  nodes: [
    { id: "a-1", label: 'Tafel & "Brug" <b>\u0001', side: "residents" },
    { id: "b_2", label: "Çay evi 茶", side: "institution" },
    { id: "c", label: "", side: "residents" },
  ],
  edges: [
    { id: "t1", source: "a-1", target: "b_2", type: "works-with", since: 2021 },
    { id: "t2", source: "a-1", target: "b_2", type: "tension" },
    { id: "t3", source: "b_2", target: "c", type: "bridge" },
  ],
};

const FORMATS = Object.keys(READERS) as (keyof typeof READERS)[];
test.each(FORMATS)(
  "%s is read back by graphology as it was: parties, ties, and nothing where nothing is known",
  (format) => {
    const [write, parse] = READERS[format];
    const back = parse(MultiGraph, write(graph));
    const names = back.mapNodes((id, { label, side }) => [id, label ?? "", side]);
    expect(names).toEqual([
      ["a-1", 'Tafel & "Brug" <b>', "residents"],
      ["b_2", "Çay evi 茶", "institution"],
      ["c", "", "residents"],
    ]);
    const ties = back.mapEdges((_, { type, since }, source, target) => [source, target, type, since]);
    expect(ties).toEqual([
      ["a-1", "b_2", "works-with", 2021],
      ["a-1", "b_2", "tension", undefined],
      ["b_2", "c", "bridge", undefined],
    ]);
  },
);

test.each(FORMATS)("%s of nothing has no party and no tie", (format) => {
  const [write, parse] = READERS[format];
  const back = parse(MultiGraph, write({ nodes: [], edges: [] }));
  expect([back.order, back.size]).toEqual([0, 0]);
});
