import type { WrittenEntry } from "../../register/entry.ts";
import type { PartyId } from "../../register/ids.ts";
import { hangs } from "../../register/hanging.ts";
import { type Body } from "../../register/kinds.ts";
import type { Side } from "../../register/kinds/party.ts";
import type { Posted } from "./field.ts";
import { type FormKind, SPECS } from "./specs.ts";
import type { ShownTap } from "../tallied.ts";
import { writeValue } from "./values.ts";
import { withoutPhoto } from "./photo.ts";
import { writeForm } from "./write-form.ts";

/** The entry a form was opened from, and what it says now. */
export interface About {
  readonly entry: WrittenEntry;
  readonly body: Body;
}

/** Who fills in a form. */
export interface Filler {
  readonly party: PartyId | undefined;
  readonly side: Side | undefined;
  /** The word for today in the language of the page. */
  readonly today?: string;
}

/**
 * What a new form starts with: the writer's own party, and what follows from the entry it was opened from. Whoever writes a request asks
 * it today, in a field that stands open: without its day nobody could ever say how long it waits.
 */
export function prefill(kind: FormKind, { party, side, today }: Filler, about: About | undefined): Posted {
  const start = ownParty(kind, party, side);
  const asked = kind === "request" && today !== undefined ? { asked: today } : {};
  if (!about) return { ...start, ...asked };
  if (hangs(kind))
    return { ...(kind === "correction" ? writeForm(about.entry.kind, about.body) : {}), target: about.entry.id };
  if (kind === about.entry.kind)
    return { ...ownVersion(writeForm(kind, about.body), start), versionOf: about.entry.id };
  return { ...start, ...asked, ...linkTo(kind, about), ...askedOf(kind, about, party) };
}

/** A request as somebody counted it: asked of the writer, on that day. */
export const ofTap = (party: PartyId | undefined, { asker, day }: Pick<ShownTap, "asker" | "day">): Posted => ({
  from: asker === "" ? "residents" : asker,
  to: party ?? "",
  asked: writeValue("date", day),
});

/** Whoever tells a published file its own way says that it was the applicant; a photo stays with who showed it. */
const ownVersion = (said: Posted, own: Posted): Posted =>
  withoutPhoto(said.from === "listed" ? { ...said, ...own } : said);

const OWN_FIELD: Partial<Record<FormKind, string>> = {
  request: "from",
  fact: "party",
  activity: "organiser",
  space: "manager",
  burden: "on",
  claim: "speaker",
  doubt: "doubter",
  tie: "from",
  unnamed: "decider",
};

/** Where residents and institutions mostly stand at other ends: who decides, gives, owns a rule or asks for proof is an institution. */
const OF_SIDE: Partial<Record<FormKind, Readonly<Record<Side, string | undefined>>>> = {
  decision: { residents: undefined, institution: "decider" },
  rule: { residents: undefined, institution: "owner" },
  support: { residents: "to", institution: "from" },
  held: { residents: "who", institution: "holder" },
  saying: { residents: undefined, institution: "speaker" },
  role: { residents: "holder", institution: "givers.party" },
};

const ownParty = (kind: FormKind, party: PartyId | undefined, side: Side | undefined): Posted => {
  const sides = OF_SIDE[kind];
  const field = sides === undefined ? OWN_FIELD[kind] : side && sides[side];
  return field === undefined || party === undefined ? {} : { [field]: party };
};

/** The first field that may point to an entry of that kind. */
function linkTo(kind: FormKind, { entry }: About): Posted {
  const spec = SPECS[kind].find((s) => s.type === "entry" && (s.kinds ?? []).includes(entry.kind));
  return spec ? { [spec.name]: entry.id } : {};
}

/** Who was asked decides; who gives decides on what it gives. A writer who is asked nothing is not the asker. */
function askedOf(kind: FormKind, { entry }: About, party: PartyId | undefined): Posted {
  if (kind === "decision" && entry.kind === "request") return { decider: entry.body.to };
  if (kind === "decision" && entry.kind === "support") return { decider: entry.body.from };
  if (kind === "held" && entry.kind === "rule") return heldOn(entry.body.owner, party);
  return {};
}

const heldOn = (owner: string, party: PartyId | undefined): Posted =>
  owner === party || party === undefined ? {} : { who: party, holder: owner === "unknown" ? "" : owner };
