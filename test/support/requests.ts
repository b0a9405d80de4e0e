import { columnsOf } from "../../src/mirror/columns.ts";
import type { Finding } from "../../src/mirror/finding.ts";
import { type View, viewFor } from "../../src/mirror/view.ts";
import type { Audience } from "../../src/register/audience.ts";
import type { Draft } from "../../src/register/entry.ts";
import { asEntryId, asPartyId, type EntryId, type PartyId } from "../../src/register/ids.ts";
import { type Body, KINDS, type KindName } from "../../src/register/kinds.ts";
import type { Outcome } from "../../src/register/kinds/decision.ts";
import type { Register } from "../../src/register/register.ts";
import { foldDrafts } from "./fold.ts";

/** One request with what came of it, in as few words as a test needs. */
export interface Asked {
  /** Number of the party that asks; null for a resident without a name. */
  readonly by: number | null;
  readonly form?: "foundation" | "initiative" | "group";
  readonly matter?: "money" | "space" | "permission";
  readonly unit?: string;
  readonly cadence?: "once" | "yearly";
  readonly year?: number;
  readonly asked?: string;
  readonly euros?: number;
  /** Undefined: no decision yet. */
  readonly outcome?: Outcome;
  readonly decided?: string;
  readonly granted?: number;
  /** Also told by the one asked, in a second version. */
  readonly both?: boolean;
  readonly audience?: Audience;
}

export const CITY = asPartyId("municipality-0000000");
const WRITTEN = "2025-12-01T00:00:00.000Z";
const partyId = (number: number): PartyId => asPartyId(`party-${String(number).padStart(12, "0")}`);
const account = "account-000000000000";

/**
 * A made-up book of requests to one municipality, each written by whoever asked and decided by the municipality.
 * @param list the published list in which all of it stands, and its date
 */
export function bookOfRequests(
  all: readonly Asked[],
  list?: { readonly name: string; readonly date: string },
): Register {
  const forms = new Map<number, string>();
  for (const { by, form = "initiative" } of all) if (by !== null) forms.set(by, form);
  const parties = [...forms].map(([by, type]) => party(partyId(by), type));
  const drafts = [
    party(CITY, "municipality"),
    ...parties,
    ...all.flatMap((one, i) => draftsOf(list ? { ...one, source: list } : one, i)),
  ];
  return foldDrafts(
    "practice",
    drafts.map((draft) => ({ draft, at: WRITTEN })),
  );
}

/** The book as somebody sees it who is not signed in. */
export const viewOfRequests = (all: readonly Asked[], now = Date.UTC(2026, 0, 15, 12)): View => {
  const register = bookOfRequests(all);
  return viewFor(columnsOf(register), register, {}, now);
};

function party(id: PartyId, type: string): Draft {
  const side = type === "municipality" ? "institution" : "residents";
  return draft("party", id, { name: `${type} ${id}`, type, side }, { id: asEntryId(id) });
}

function draftsOf(one: Asked & { readonly source?: object }, i: number): readonly Draft[] {
  const { by, form: _form, outcome, decided, granted, both, audience, euros, ...says } = one;
  const id = asEntryId(`request-${String(i).padStart(12, "0")}`);
  const from = by === null ? { residents: true } : { party: partyId(by) };
  const amount = euros === undefined ? {} : { amount: euros * 100 };
  const author = by === null ? CITY : partyId(by);
  const body = { from, to: CITY, matter: "money", ...says, ...amount };
  const options = audience === undefined ? {} : { audience };
  const request = draft("request", author, body, { id, ...options });
  const version = both ? [draft("request", CITY, { ...body, versionOf: id }, options)] : [];
  if (outcome === undefined) return [request, ...version];
  const gave = granted === undefined ? {} : { amount: granted * 100 };
  const day = decided === undefined ? {} : { decided };
  return [request, ...version, draft("decision", CITY, { on: id, decider: CITY, outcome, ...gave, ...day }, options)];
}

interface Options {
  readonly id?: EntryId;
  readonly audience?: Audience;
}

function draft(kind: KindName, by: PartyId, says: Readonly<Record<string, unknown>>, options: Options = {}): Draft {
  const body = KINDS[kind].body.parse(says) as Body;
  return { kind, by: { party: by, account }, body, ...options } as Draft;
}

/** A finding with row and party numbers written as ids, so that two books can be held side by side. */
export function byId(view: View, finding: Finding) {
  const idOf = (row: number) => view.entry(row)?.id ?? `row ${row}`;
  const tables = finding.tables.map(({ key, columns, rows }) => ({
    key,
    rows: rows.map((row) =>
      row.map((cell, i) => {
        if (typeof cell !== "number") return cell;
        const unit = columns[i]?.unit;
        if (unit === "entry") return idOf(cell);
        return unit === "party" ? (view.columns.parties[cell] ?? cell) : cell;
      }),
    ),
  }));
  return { ...finding, tables, basis: { ...finding.basis, rows: Array.from(finding.basis.rows, idOf) } };
}
