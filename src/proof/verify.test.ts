import { hash } from "node:crypto";
import { expect, test } from "vitest";
import type { Audience } from "../register/audience.ts";
import type { WrittenEntry } from "../register/entry.ts";
import { asBookId, asEntryId } from "../register/ids.ts";
import type { SealedEntry } from "../register/sealed.ts";
import { FIRST_LINK, linkOf, seal, tombstoneOf } from "./seal.ts";
import { unverified, type Verification, verified, verifyNext } from "./verify.ts";

const sha256 = (text: string): string => hash("sha256", text, "hex");
const BOOK = asBookId("buurt");
const idAt = (seq: number) => asEntryId(`entry-000000000${seq}`);

function sealedOf(bodies: readonly (object & { kind?: string })[]): SealedEntry[] {
  let previous = FIRST_LINK;
  return bodies.map(({ kind = "claim", ...body }, i) => {
    const seq = i + 1;
    const by = { party: "party-000000001", account: "a" };
    const head = { seq, id: idAt(seq), audience: "members", at: "2025-01-06T09:00:00.000Z" };
    const entry = { ...head, kind, by, body } as unknown as WrittenEntry;
    const sealed = seal(sha256, entry, { book: BOOK, previous, salt: String(seq).repeat(32) });
    previous = sealed.link;
    return sealed;
  });
}

const claim = (forWhom: string) => ({ speaker: "party-000000001", forWhom });
const erasureOf = (seq: number, along: number[] = []) => ({
  kind: "erasure",
  target: idAt(seq),
  along: along.map(idAt),
});
const check = (rows: readonly SealedEntry[], elsewhere?: ReadonlySet<string>): Verification => {
  const end = rows.reduce((so, row) => verifyNext(sha256, BOOK, so, row), unverified());
  return verified(end, elsewhere);
};
const withRow = (rows: readonly SealedEntry[], seq: number, change: Partial<SealedEntry>): SealedEntry[] =>
  rows.map((row) => (row.seq === seq ? { ...row, ...change } : row));
const buried = (rows: readonly SealedEntry[], seq: number) => withRow(rows, seq, { text: tombstoneOf(2025), salt: "" });

const ROWS = sealedOf(["een", "twee", "drie", "vier", "vijf"].map(claim));

test("a book as it was written fits", () => {
  const end = check(ROWS);
  expect([end.entries, end.erased, end.link, end.misfit]).toEqual([5, 0, ROWS[4]?.link, undefined]);
});

test.each([
  ["changed words", withRow(ROWS, 3, { text: (ROWS[2] as SealedEntry).text.replace("drie", "vier") }), 3, "commitment"],
  ["another salt", withRow(ROWS, 3, { salt: "0".repeat(32) }), 3, "commitment"],
  ["another commitment", withRow(ROWS, 3, { commitment: "0".repeat(64) }), 3, "commitment"],
  ["another audience", withRow(ROWS, 3, { audience: "public" satisfies Audience }), 3, "link"],
  ["another id", withRow(ROWS, 3, { id: asEntryId("entry-other-0000") }), 3, "link"],
  ["another link", withRow(ROWS, 3, { link: "0".repeat(64) }), 3, "link"],
  ["a removed entry", ROWS.filter(({ seq }) => seq !== 3), 4, "seq"],
  ["an entry twice", [...ROWS.slice(0, 3), ...ROWS.slice(2)], 3, "seq"],
  ["two that changed places", [0, 2, 1, 3, 4].map((i) => ROWS[i] as SealedEntry), 3, "seq"],
  [
    "two that changed places and numbers",
    [0, 2, 1, 3, 4].map((at, i) => ({ ...(ROWS[at] as SealedEntry), seq: i + 1 })),
    2,
    "link",
  ],
  ["a tombstone slipped in", buried(ROWS, 3), 3, "tombstone"],
  ["words with no salt", withRow(ROWS, 3, { salt: "" }), 3, "commitment"],
  ["words in a tombstone", withRow(ROWS, 3, { salt: "", text: '{"erased":2025,"word":"x"}' }), 3, "commitment"],
] as const)("%s: the first entry that does not fit is named", (_, rows, seq, why) => {
  expect(check(rows).misfit).toMatchObject({ seq, why });
});

test("a whole tail written anew under other words shows at the first of them, once a later link is known elsewhere", () => {
  const anew = sealedOf(["een", "twee", "anders", "vier", "vijf"].map(claim));
  expect(check(anew).misfit).toBeUndefined();
  expect(check([...anew.slice(0, 4), ROWS[4] as SealedEntry]).misfit).toMatchObject({ seq: 5, why: "link" });
});

test("what an erasure names may be gone, its corrections with it; the chain still holds", () => {
  const correction = { kind: "correction", target: idAt(2), body: claim("twee en een half") };
  const rows = sealedOf([claim("een"), claim("twee"), correction, erasureOf(2, [3])]);
  const end = check(buried(buried(rows, 2), 3));
  expect([end.erased, end.misfit]).toEqual([2, undefined]);
  expect(check(buried(buried(rows, 2), 1)).misfit).toMatchObject({ seq: 1, why: "tombstone" });
});

test("a backup that is older than an erasure fits with the list that is kept beside it", () => {
  expect(check(buried(ROWS, 3), new Set([idAt(3) as string])).misfit).toBeUndefined();
});

test("an erasure with another link than its own does not fit", () => {
  const rows = sealedOf([claim("een"), erasureOf(1)]);
  const forged = linkOf(sha256, FIRST_LINK, { ...(rows[1] as SealedEntry), seq: 2 }, BOOK);
  expect(check(withRow(buried(rows, 1), 2, { link: forged })).misfit).toMatchObject({ seq: 2, why: "link" });
});
