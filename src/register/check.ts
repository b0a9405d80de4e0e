import type * as z from "zod";
import { type Audience, isWider, narrowest } from "./audience.ts";
import { audienceOf, isOwnForGood } from "./consent.ts";
import type { Draft, WrittenEntry } from "./entry.ts";
import { type EntryId, KEEPER, type PartyId } from "./ids.ts";
import type { Kind, Writing } from "./kind.ts";
import { hangs } from "./hanging.ts";
import { type Body, type KindName, KINDS } from "./kinds.ts";
import { namedIn } from "./named-ground.ts";
import { checkPhoto } from "./photo.ts";
import { isThereFor, mayRead } from "./reading.ts";
import { Refusal } from "./refusal.ts";
import { isOfRefusal, refusalOf } from "./refused.ts";
import {
  alongWith,
  anchorsOf,
  concernedBy,
  concernedIn,
  isWhole,
  type Register,
  sideOf,
  toldToo,
  writtenById,
} from "./register.ts";

type AnyKind = Kind<string, Body>;

/** A kind, with its body's type forgotten: the one cast, because a union of functions cannot be called. */
const kindOf = (name: Draft["kind"]): AnyKind => KINDS[name] as unknown as AnyKind;

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
  const writing: Writing<Body> = { by: draft.by, body, id: draft.id, now };
  checkRefused(register, draft);
  checkParties(register, draft, { now, about: kind.about(body) });
  checkLinks(register, draft, { now, kind, body });
  if (register.book.type === "retelling") checkOneAuthor(register, draft);
  else checkWriter(register, kind, writing);
  kind.check?.(register, writing);
  checkPhoto(register, draft.by, body);
  return {
    body: completed(register, draft, { now, body }),
    audience: hangs(draft.kind) ? followed(register, body) : firstAudience(register, draft, body),
  };
}

/** A correction holds the whole new body; an erasure names what goes along with its target. */
function completed(register: Register, draft: Draft, { now, body }: { now: number; body: Body }): Body {
  if (draft.kind === "correction")
    return { target: draft.body.target, body: checkCorrection(register, draft, now) } as unknown as Body;
  return draft.kind === "erasure" ? { ...body, along: alongWith(register, draft.body.target) } : body;
}

interface Naming {
  readonly now: number;
  readonly about: readonly PartyId[];
}

/** A party that the writer may not know of does not exist for the writer. */
function checkParties(register: Register, draft: Draft, { now, about }: Naming): void {
  const { party } = draft.by;
  const entering = draft.kind === "party" && (draft.id as string) === party;
  if (entering && register.parties.has(party)) throw new Refusal("party-exists");
  // Its id stays with the entry that was erased.
  if (entering && register.rowOf.has(party as string as EntryId)) throw new Refusal("party-erased");
  if (!entering && !keeps(draft) && !register.parties.has(party)) throw new Refusal("party-unknown", { party });
  for (const id of about) {
    if (id !== party && !isThereFor(register, id, { party }, now)) throw new Refusal("party-unknown", { party: id });
  }
}

/** Who keeps the book writes down who holds it, hides misuse, and erases what has lapsed or what a court orders: it takes part in nothing else. */
const keeps = ({ kind, by, body }: Draft): boolean =>
  by.party === KEEPER && (kind === "hiding" || kind === "erasure" || (kind === "party" && body.holder === true));

interface Linking {
  readonly now: number;
  readonly kind: AnyKind;
  readonly body: Body;
}

/** What the writer may not read does not exist for the writer. */
function checkLinks(register: Register, draft: Draft, { now, kind, body }: Linking): void {
  for (const link of kind.links?.(body) ?? []) {
    const row = register.rowOf.get(link.id);
    const target = writtenById(register, link.id);
    const opens = keeps(draft) || (draft.kind === "erasure" && isHiddenAbout(register, link.id, draft.by.party));
    const readable = row !== undefined && (opens || mayRead(register, row, { party: draft.by.party }, now));
    if (!target || !readable) throw new Refusal("entry-unknown", { field: link.field });
    if (link.kinds.length > 0 && !link.kinds.includes(target.kind))
      throw new Refusal(link.refusal ?? "wrong-kind", { field: link.field });
  }
}

/** A party that the holder refused answers that, and erases what it wrote; it writes nothing else. */
function checkRefused(register: Register, draft: Draft): void {
  const refusal = refusalOf(register, draft.by.party);
  if (refusal === undefined || draft.kind === "erasure") return;
  const { target } = draft.body as { readonly target?: EntryId };
  const row = target && register.rowOf.get(target);
  if (hangs(draft.kind) && row !== undefined && isOfRefusal(register, row, refusal)) return;
  throw new Refusal("party-refused");
}

/** What an institution wrote about residents and is hidden as misuse they do not read, and erase all the same. */
const isHiddenAbout = (register: Register, id: EntryId, party: PartyId): boolean =>
  register.hidden.has(register.rowOf.get(id) ?? -1) &&
  sideOf(register, party) === "residents" &&
  isInstitution(register, writtenById(register, id)?.by.party as PartyId) &&
  concernedBy(register, id).includes(party);

/** A retelling has one author; the writer rules do not apply there, and such a book is nobody else's to write in. */
function checkOneAuthor(register: Register, draft: Draft): void {
  const first = register.entries.find((entry): entry is WrittenEntry => entry.kind !== "erased");
  if (first && first.by.party !== draft.by.party) throw new Refusal("retelling-closed");
}

function checkWriter(register: Register, kind: AnyKind, writing: Writing<Body>): void {
  const verdict = kind.mayWrite(register, writing);
  if (verdict !== true) throw new Refusal(verdict);
  const { versionOf } = writing.body as { versionOf?: EntryId };
  if (versionOf === undefined) return;
  if (writtenById(register, versionOf)?.by.party === writing.by.party) throw new Refusal("version-of-own-words");
  if (!mayTellToo(register, versionOf, writing.by.party)) throw new Refusal("only-about-own-acts");
}

/**
 * Who may tell an event another way: the parties concerned, and anybody about a room. Of a published file that names no party of
 * the book, a party may say that it was the one; from then on it may tell the file's decision too.
 */
export function mayTellToo(register: Register, id: EntryId, party: PartyId): boolean {
  const told = writtenById(register, id);
  if (!told || told.kind === "space" || concernedBy(register, id).includes(party)) return told !== undefined;
  if (told.kind === "request") return !("party" in told.body.from);
  if (told.kind === "support") return !("party" in told.body.to);
  return told.kind === "decision" && toldToo(register, told.body.on, party);
}

/**
 * A correction is the full new body, of the same kind; it may not move the entry to other parties or hang it on another entry.
 * Gives that body, whole.
 */
function checkCorrection(register: Register, draft: Draft & { kind: "correction" }, now: number): Body {
  const target = writtenById(register, draft.body.target);
  if (!target) throw new Refusal("entry-unknown", { field: "target" });
  const kind = kindOf(target.kind);
  const body = parseBody(target.kind, draft.body.body);
  if (bearings(kind, body) !== bearings(kind, target.body))
    throw new Refusal("field-wrong", { field: "body", problem: "same-parties" });
  checkLinks(register, draft, { now, kind, body });
  const writing = { by: draft.by, body, id: target.id, now };
  const verdict = register.book.type === "retelling" || kind.mayWrite(register, writing);
  if (verdict !== true) throw new Refusal(verdict);
  kind.check?.(register, writing);
  checkPhoto(register, draft.by, body);
  checkNaming(register, target, body);
  return body;
}

/** Words of belief or origin come into no ground that others than those concerned already read. */
function checkNaming(register: Register, { id, kind }: WrittenEntry, body: Body): void {
  const audience = audienceOf(register, register.rowOf.get(id));
  if (isWhole(register) || !isWider(audience, "concerned") || namedIn(kind, body).length === 0) return;
  throw new Refusal("audience-too-wide", { audience: "concerned" });
}

/** What a correction leaves as it is: the parties it names, the entries whose parties it concerns, the rule of a fact, a party's side, and that it holds the book. */
function bearings(kind: AnyKind, body: Body): string {
  const { side, rule, holder } = body as { readonly side?: string; readonly rule?: EntryId; readonly holder?: unknown };
  const measured = kind.name === "fact" || kind.name === "held" ? rule : undefined;
  return [...kind.about(body), ...anchorsOf({ kind: kind.name as KindName, body }), side, measured, holder].join();
}

/** What hangs on an entry carries its audience in the header; reading.ts follows the entry itself. */
const followed = (register: Register, body: Body): Audience => {
  const target = writtenById(register, (body as { target: EntryId }).target);
  return target?.audience ?? "own";
};

/**
 * Samples are public; a ground that names belief or origin stays between those concerned; an institution's own published source is a publishing act, as far as no residents' party of the book is
 * concerned; what is about another party starts at "concerned"; the rest is for members. A writer may start narrower, never wider,
 * and an institution never so narrow that the residents it is about do not read it.
 */
function firstAudience(register: Register, draft: Draft, body: Body): Audience {
  const widest = widestFirst(register, draft, body);
  // Nobody is listed or hidden in a corner.
  if (draft.kind === "hiding" || (draft.kind === "party" && (draft.id as string) !== draft.by.party)) return widest;
  if (draft.audience === undefined) return draft.kind === "burden" && widest !== "public" ? "own" : widest;
  if (isWider(draft.audience, widest)) throw new Refusal("audience-too-wide", { audience: draft.audience });
  if (hidesFromResidents(register, draft, body)) throw new Refusal("institution-may-not-hide");
  return draft.audience;
}

function hidesFromResidents(register: Register, draft: Draft, body: Body): boolean {
  if (draft.audience === undefined || isWider(draft.audience, "residents")) return false;
  const others = othersIn(register, draft, body);
  return isInstitution(register, draft.by.party) && others.some((id) => !isInstitution(register, id));
}

function widestFirst(register: Register, draft: Draft, body: Body): Audience {
  if (isOwnForGood(draft.kind)) return "own";
  if (isWhole(register)) return "public";
  const widest = widestOf(register, draft, body);
  return namedIn(draft.kind, body).length > 0 ? narrowest(widest, "concerned") : widest;
}

function widestOf(register: Register, draft: Draft, body: Body): Audience {
  const others = othersIn(register, draft, body);
  if (isPublished(register, draft, body) && others.every((id) => isInstitution(register, id))) return "public";
  return kindOf(draft.kind).firstAudience ?? (others.length > 0 ? "concerned" : "members");
}

const isPublished = (register: Register, { by }: Draft, body: Body): boolean =>
  (body as { readonly source?: unknown }).source !== undefined && isInstitution(register, by.party);

const isInstitution = (register: Register, party: PartyId): boolean => sideOf(register, party) === "institution";

const othersIn = (register: Register, { kind, by }: Draft, body: Body): readonly PartyId[] =>
  concernedIn(register, { kind, by, body }).filter((id) => id !== by.party);
