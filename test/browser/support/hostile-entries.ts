import type { FieldSpec } from "../../../src/web/forms/field.ts";
import { specsOf } from "../../../src/web/forms/read-form.ts";
import { type FormKind, FORM_KINDS } from "../../../src/web/forms/specs.ts";
import { PNG } from "../../support/photos.ts";
import type { Visitor } from "../../support/visitor.ts";
import type { Neighbourhood } from "./neighbourhood.ts";

/** What people with bad plans type; each fits a field of one line. */
export const HOSTILE: readonly string[] = [
  '<script>alert("a")</script>',
  '"><img src=x onerror=alert(1)>',
  "javascript:alert(1)",
  "</title></textarea><svg onload=alert(1)>",
  "{{7*7}} ${7*7} {count, plural, other {#}}",
  "\u202Egnp.exe\u202C draait om",
  "👩🏽‍🌾🏳️‍🌈 wij ook",
  "'; DROP TABLE entry; --",
];

const RUNNING = HOSTILE.join("\n");

/** Kinds in an order in which each finds what it points to; what ends an entry comes last. */
const ORDER: readonly FormKind[] = [
  "rule",
  "space",
  "activity",
  "request",
  "claim",
  "support",
  "burden",
  "decision",
  "fact",
  "held",
  "doubt",
  "backing",
  "saying",
  "tie",
  "role",
  "comparison",
  "reply",
  "publication",
  "correction",
  "withdrawal",
];

/** Kinds that hold no words of people. */
const WORDLESS: readonly FormKind[] = ["agreement", "door", "erasure", "party", "unnamed"];

/** Writes an entry of every kind through its form, with hostile words wherever words may stand. Gives its address by kind. */
export async function writeHostileEntries(who: Visitor, site: Neighbourhood): Promise<ReadonlyMap<FormKind, string>> {
  const written = new Map<FormKind, string>();
  const missing = FORM_KINDS.filter((kind) => ![...ORDER, ...WORDLESS].includes(kind));
  if (missing.length > 0) throw new Error(`no hostile entry of: ${missing.join(", ")}`);
  for (const kind of ORDER) {
    const answer = await who.post(`/b/${site.book}/record/${kind}`, { ...formOf(kind, site, written), looked: "1" });
    const address = answer.headers.get("location");
    if (answer.status !== 303 || address === null) throw new Error(`${kind}: ${answer.status} ${await answer.text()}`);
    written.set(kind, address);
  }
  return written;
}

const idIn = (address: string | undefined): string => address?.split("/").at(-1) ?? "";

type Written = ReadonlyMap<FormKind, string>;

function formOf(kind: FormKind, site: Neighbourhood, written: Written): Readonly<Record<string, string | Blob>> {
  const asked: FormKind = kind === "correction" ? "claim" : kind;
  const specs = specsOf(asked).flatMap((spec) =>
    spec.type === "rows" ? spec.columns.map((column) => ({ ...column, name: `${spec.name}.${column.name}` })) : [spec],
  );
  const fields = specs.map((spec, i) => [spec.name, valueOf(spec, i, { site, written })]);
  const target = { target: idIn(written.get(kind === "correction" ? "claim" : "request")) };
  return { ...target, ...Object.fromEntries(fields.filter(([, value]) => value !== "")), ...fixed(kind, site) };
}

interface Around {
  readonly site: Neighbourhood;
  readonly written: Written;
}

function valueOf(spec: FieldSpec, i: number, { site, written }: Around): string {
  if (spec.name === "target") return idIn(written.get("request"));
  if (spec.type === "text") return RUNNING;
  if (spec.type === "line") return HOSTILE[i % HOSTILE.length] as string;
  if (spec.type === "party" || spec.type === "someone") return site.group;
  if (spec.type === "entry")
    return (spec.kinds ?? []).map((kind) => idIn(written.get(kind as FormKind))).find(Boolean) ?? "";
  if (spec.type === "choice" || spec.type === "audience") return spec.options?.at(0) ?? "";
  return "";
}

/** What the desk asks of an answer besides words. */
function fixed(kind: FormKind, site: Neighbourhood): Readonly<Record<string, string | Blob>> {
  const some: Partial<Record<FormKind, Readonly<Record<string, string | Blob>>>> = {
    request: { to: site.city },
    support: { from: site.city },
    decision: {
      decider: site.city,
      photo: new Blob([Uint8Array.from(PNG)]),
      "photo.alt": HOSTILE[1] as string,
      "photo.may": "yes",
    },
    doubt: { doubter: site.city },
    held: { holder: site.city },
    backing: { shownTo: site.city },
    saying: { speaker: site.city },
    tie: { to: site.city },
    role: { "givers.party": site.city },
    burden: { on: site.group },
    publication: { audience: "concerned" },
    // Of a condition only numbers of points are asked.
    rule: { owner: site.city, why: RUNNING, ...conditionAt("groups"), ...conditionAt("met") },
  };
  return some[kind] ?? {};
}

const conditionAt = (rows: string) => ({
  [`${rows}.yes`]: "1",
  [`${rows}.no`]: "",
  [`${rows}.least`]: "1: 10",
  [`${rows}.most`]: "",
});
