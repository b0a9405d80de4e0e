import { NONE } from "../columns.ts";
import type { Cell, Table } from "../finding.ts";
import { type Flow, totalOf } from "./money-trail-flows.ts";
import { columns, part } from "./table.ts";

export interface Sum {
  readonly requests: number;
  readonly both: number;
  readonly asked: number;
  readonly granted: number;
  readonly total: number;
  readonly unpriced: number;
}

export function sumOf(flows: readonly Flow[]): Sum {
  const sum = { requests: 0, both: 0, asked: 0, granted: 0, total: 0, unpriced: 0 };
  for (const flow of flows) {
    for (const key of ["requests", "both", "asked", "granted", "unpriced"] as const) sum[key] += flow[key];
    sum.total += totalOf(flow);
  }
  return sum;
}

/** What came, as far as anybody said how much: where nobody did, or wrote nothing at all, it is unknown, and not nothing. */
const told = ({ total, unpriced, requests }: Pick<Sum, "total" | "unpriced" | "requests">): Cell =>
  total === 0 && (unpriced > 0 || requests === 0) ? null : total;

/** Asked, granted and their ratio, of the requests with both amounts. */
const asked = ({ both, asked: wanted, granted }: Sum): readonly Cell[] =>
  both === 0 ? [null, null, null] : [wanted, granted, part(granted, wanted)];

/** These three always have a row, also when it is empty. */
const ALWAYS = ["residents", "institution", "unknown"] as const;

/** Per kind of receiver; forms under which a register lists applicants stand between, in order of first sight. */
export function receiversTable(flows: readonly Flow[]): Table {
  const [residents, institution, unknown] = ALWAYS;
  const forms = new Set(flows.map(({ receiver }) => receiver));
  for (const word of ALWAYS) forms.delete(word);
  const words = [residents, institution, ...forms, unknown];
  const all = sumOf(flows).total;
  return {
    key: "receivers",
    columns: columns({
      receiver: "word",
      requests: "count",
      both: "count",
      asked: "cents",
      granted: "cents",
      ratio: "share",
      total: "cents",
      share: "share",
      unpriced: "count",
    }),
    rows: words.map((word): Cell[] => {
      const sum = sumOf(flows.filter(({ receiver }) => receiver === word));
      return [word, sum.requests, sum.both, ...asked(sum), told(sum), part(sum.total, all), sum.unpriced];
    }),
  };
}

/** From each giver to each kind of receiver: what the picture is drawn of. */
export function flowsTable(flows: readonly Flow[]): Table {
  const pairs = new Map<string, { readonly first: Flow; total: number; unpriced: number }>();
  for (const flow of flows) {
    const key = `${flow.giver} ${flow.receiver}`;
    const pair = pairs.get(key) ?? { first: flow, total: 0, unpriced: 0 };
    pairs.set(key, pair);
    pair.total += totalOf(flow);
    pair.unpriced += flow.unpriced;
  }
  const given = [...pairs.values()].filter(({ total, unpriced }) => total + unpriced > 0);
  return {
    key: "flows",
    columns: columns({ giver: "party", receiver: "word", total: "cents", unpriced: "count" }),
    rows: given.map(({ first, total, unpriced }): Cell[] => [
      giverOf(first),
      first.receiver,
      told({ total, unpriced, requests: first.requests }),
      unpriced,
    ]),
  };
}

const giverOf = ({ giver }: Flow): Cell => (giver === NONE ? null : giver);

/** Per party of the book, in order of first sight; those whom a register only lists are one row, unknown, and so have no name here. */
export function partiesTable(flows: readonly Flow[]): Table {
  const parties = new Map<number, Flow[]>();
  for (const flow of flows) {
    const held = parties.get(flow.party);
    if (held) held.push(flow);
    else parties.set(flow.party, [flow]);
  }
  const known = [...parties.keys()].filter((party) => party !== NONE);
  return {
    key: "parties",
    columns: columns({ party: "party", givers: "count", total: "cents", unpriced: "count" }),
    rows: [...known, NONE].map((party): Cell[] => {
      const held = (parties.get(party) ?? []).filter((flow) => totalOf(flow) + flow.unpriced > 0);
      const { total, unpriced } = sumOf(held);
      return [party === NONE ? null : party, new Set(held.map(({ giver }) => giver)).size, total, unpriced];
    }),
  };
}
