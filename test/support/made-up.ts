import { columnsOf } from "../../src/mirror/columns.ts";
import { type View, viewFor } from "../../src/mirror/view.ts";
import { parseBody } from "../../src/register/check.ts";
import type { Draft } from "../../src/register/entry.ts";
import { asEntryId, asPartyId } from "../../src/register/ids.ts";
import type { KindName } from "../../src/register/kinds.ts";
import { NOBODY } from "../../src/register/reading.ts";
import { foldDrafts } from "./fold.ts";

const idOf = (name: string): string => `${name}-00000000000000000000`.slice(0, 20);

/** What a party of the book says: its place, the kind, and a body in which places stand for parties. */
export type Saying = readonly [by: number, kind: KindName, body: (party: (at: number) => string) => object];

export interface MadeUp {
  readonly size: number;
  /** How many of them, from the first, are residents' parties; half when not said. */
  readonly residents?: number;
  readonly said: readonly Saying[];
  readonly name?: (at: number) => string;
}

/** A made-up book, of which everything may be read by anybody. */
export function madeUpView({ size, residents = size / 2, said, name = (at) => `p${at}x` }: MadeUp): View {
  const party = (at: number) => idOf(name(at));
  const draft = (id: string, by: number, [kind, body]: readonly [KindName, object]) =>
    ({
      kind,
      id: asEntryId(id),
      by: { party: asPartyId(party(by)), account: "a" },
      body: parseBody(kind, body),
    }) as Draft;
  const parties = Array.from({ length: size }, (_, at) => {
    const body = at < residents ? { type: "group", side: "residents" } : { type: "other", side: "institution" };
    return draft(party(at), at, ["party", { name: `Partij ${at}`, ...body }]);
  });
  const told = said.map(([by, kind, body], at) => draft(idOf(`said${at}x`), by, [kind, body(party)]));
  const at = "2025-12-31T00:00:00.000Z";
  const register = foldDrafts(
    "practice",
    [...parties, ...told].map((one) => ({ draft: one, at })),
  );
  return viewFor(columnsOf(register), register, NOBODY, Date.UTC(2026, 0, 1));
}
