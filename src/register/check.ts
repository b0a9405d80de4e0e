import type * as z from "zod";
import { type Audience, isWider } from "./audience.ts";
import type { Draft, WrittenEntry } from "./entry.ts";
import type { EntryId } from "./ids.ts";
import type { Kind, Writing } from "./kind.ts";
import { type Body, hangs, KINDS } from "./kinds.ts";
import { mayRead } from "./reading.ts";
import { Refusal } from "./refusal.ts";
import { concernedBy, type Register, sideOf, writtenById } from "./register.ts";

/** A kind, with its body's type forgotten: the one cast, because a union of functions cannot be called. */
const kindOf = (name: Draft["kind"]): Kind<string, Body> => KINDS[name] as unknown as Kind<string, Body>;

/** Checks a body against its kind's schema. Throws "field-wrong" with the path of the first field that is not right. */
export function parseBody(kind: Draft["kind"], body: unknown): Body {
  const result = kindOf(kind).body.safeParse(body);
  if (result.success) return result.data;
  throw fieldWrong(result.error);
}

function fieldWrong(error: z.ZodError): Refusal {
  const issue = error.issues[0];
  return new Refusal("field-wrong", { field: issue?.path.join(".") || "body", problem: issue?.message ?? "" });
}

/**
 * Whether a draft may be written now, and with which first audience. Pure; throws a Refusal.
 * @param now milliseconds since 1970, for what the writer may read
 */
export function checkDraft(register: Register, draft: Draft, now: number): { body: Body; audience: Audience } {
  const kind = kindOf(draft.kind);
  const body = parseBody(draft.kind, draft.body);
  const writing: Writing<Body> = { by: draft.by, body, id: draft.id };
  checkParties(register, draft, kind.about(body));
  checkLinks(register, draft, now, body);
  if (register.book.type === "retelling") checkOneAuthor(register, draft);
  else checkWriter(register, kind, writing);
  kind.check?.(register, writing);
  const said =
    draft.kind === "correction" ? { target: draft.body.target, body: checkCorrection(register, draft) } : body;
  return {
    body: said as Body,
    audience: hangs(draft.kind) ? followed(register, body) : firstAudience(register, draft, body),
  };
}

function checkParties(register: Register, draft: Draft, about: readonly string[]): void {
  const entering = draft.kind === "party" && (draft.id as string) === draft.by.party;
  if (entering && register.parties.has(draft.by.party)) throw new Refusal("party-exists");
  for (const id of entering ? about : [draft.by.party, ...about]) {
    if (!register.parties.has(id as Draft["by"]["party"])) throw new Refusal("party-unknown", { party: id });
  }
}

/** What the writer may not read does not exist for the writer. */
function checkLinks(register: Register, draft: Draft, now: number, body: Body): void {
  for (const link of kindOf(draft.kind).links?.(body) ?? []) {
    const row = register.rowOf.get(link.id);
    const target = writtenById(register, link.id);
    const readable = row !== undefined && mayRead(register, row, { party: draft.by.party }, now);
    if (!target || !readable) throw new Refusal("entry-unknown", { field: link.field });
    if (link.kinds.length > 0 && !link.kinds.includes(target.kind))
      throw new Refusal(link.refusal ?? "wrong-kind", { field: link.field });
  }
}

/** A retelling has one author; the writer rules do not apply there, and such a book is nobody else's to write in. */
function checkOneAuthor(register: Register, draft: Draft): void {
  const first = register.entries.find((entry): entry is WrittenEntry => entry.kind !== "erased");
  if (first && first.by.party !== draft.by.party) throw new Refusal("retelling-closed");
}

function checkWriter(register: Register, kind: Kind<string, Body>, writing: Writing<Body>): void {
  const verdict = kind.mayWrite(register, writing);
  if (verdict !== true) throw new Refusal(verdict);
  const { versionOf } = writing.body as { versionOf?: EntryId };
  if (versionOf === undefined) return;
  if (writtenById(register, versionOf)?.by.party === writing.by.party) throw new Refusal("version-of-own-words");
  const open = kind.name === "space" || concernedBy(register, versionOf).includes(writing.by.party);
  if (!open) throw new Refusal("only-about-own-acts");
}

/** A correction is the full new body, of the same kind, and may not move the entry to other parties. Gives that body, whole. */
function checkCorrection(register: Register, draft: Draft & { kind: "correction" }): Body {
  const target = writtenById(register, draft.body.target);
  if (!target) throw new Refusal("entry-unknown", { field: "target" });
  const kind = kindOf(target.kind);
  const body = parseBody(target.kind, draft.body.body);
  if (kind.about(body).join() !== kind.about(target.body).join())
    throw new Refusal("field-wrong", { field: "body", problem: "same-parties" });
  if (register.book.type !== "retelling" && target.kind !== "party") {
    const verdict = kind.mayWrite(register, { by: draft.by, body, id: target.id });
    if (verdict !== true) throw new Refusal(verdict);
  }
  kind.check?.(register, { by: draft.by, body, id: target.id });
  return body;
}

/** What hangs on an entry carries its audience in the header; reading.ts follows the entry itself. */
const followed = (register: Register, body: Body): Audience => {
  const target = writtenById(register, (body as { target: EntryId }).target);
  return target?.audience ?? "own";
};

/**
 * Samples and published registers are public; an institution's own published source is a publishing act; what is about another
 * party starts at "concerned"; the rest is for members. A writer may start narrower, never wider.
 */
export function firstAudience(register: Register, draft: Draft, body: Body): Audience {
  const widest = widestFirst(register, draft, body);
  if (draft.audience === undefined) return draft.kind === "burden" && widest !== "public" ? "own" : widest;
  if (isWider(draft.audience, widest)) throw new Refusal("audience-too-wide", { audience: draft.audience });
  return draft.audience;
}

function widestFirst(register: Register, draft: Draft, body: Body): Audience {
  if (register.book.type === "retelling" || register.book.type === "practice") return "public";
  const institution = sideOf(register, draft.by.party) === "institution";
  if (institution && (body as { source?: unknown }).source !== undefined) return "public";
  const kind = kindOf(draft.kind);
  if (kind.firstAudience) return kind.firstAudience;
  const others = aboutOthers(register, kind, { by: draft.by, body });
  return others ? "concerned" : "members";
}

function aboutOthers(register: Register, kind: Kind<string, Body>, { by, body }: Writing<Body>): boolean {
  if (kind.name === "party") return false;
  if (kind.about(body).some((id) => id !== by.party)) return true;
  return (kind.links?.(body) ?? []).some((l) => concernedBy(register, l.id).some((id) => id !== by.party));
}
