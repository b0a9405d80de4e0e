import type { EntryId, PartyId } from "../../register/ids.ts";
import { sideOf } from "../../register/register.ts";
import { bookAddress, cardAddress, entryAddress, lensAddress, partyAddress, ruleAddress } from "../addresses.ts";
import type { BookPageContext } from "../context.ts";
import { rolesHeldBy } from "./party-role.tsx";
import { onWhoseBehalf, type PartyFile, partyFileOf, wantsAndDoubts } from "./party-file.ts";
import { allOf, readableParties } from "./reading.ts";

/** A question this book can answer, and where the answer stands. Its words stand under `question.<key>`. */
export interface BookQuestion {
  readonly key: string;
  readonly values: Readonly<Record<string, string>>;
  readonly href: string;
}

/** Questions about one thing: a party, the rules, the neighbourhood as a whole. */
export interface QuestionGroup {
  /** The party's name, or a key under `question.group`. */
  readonly about: { readonly party: string } | { readonly key: "rules" | "whole" };
  readonly questions: readonly BookQuestion[];
}

export interface BookQuestions {
  /** The one that stands first and large. */
  readonly main: BookQuestion | undefined;
  readonly groups: readonly QuestionGroup[];
}

/** The questions that the entries of a small book answer, found in the entries themselves; for books that one comes to read. */
export function questionsOf(context: BookPageContext): BookQuestions {
  const residents = inOrderOfEntering(context).filter((party) => sideOf(context.book.register, party) === "residents");
  const groups: readonly QuestionGroup[] = [
    ...residents.slice(0, MOST).map((party) => ({
      about: { party: nameIn(context, party) },
      questions: aboutParty(context, { party, file: partyFileOf(context, party) }),
    })),
    { about: { key: "rules" }, questions: aboutRules(context) },
    { about: { key: "whole" }, questions: [...aboutTheWhole(context), never(context)] },
  ];
  return { main: contrast(context, residents), groups: groups.filter(({ questions }) => questions.length > 0) };
}

/** Parties asked about by name; more would be a list of people to look at. */
const MOST = 2;

const inOrderOfEntering = (context: BookPageContext): readonly PartyId[] => {
  const { parties } = context.book.register;
  return [...readableParties(context)].sort((a, b) => (parties.get(a)?.row ?? 0) - (parties.get(b)?.row ?? 0));
};

const nameIn = ({ book }: BookPageContext, party: PartyId): string => book.register.parties.get(party)?.name ?? "";

function contrast(context: BookPageContext, [one, other]: readonly PartyId[]): BookQuestion | undefined {
  if (one === undefined || other === undefined) return undefined;
  const values = { one: nameIn(context, one), other: nameIn(context, other) };
  const href = lensAddress(context.book.slug, "contrast", new URLSearchParams({ a: one, b: other }));
  return { key: "contrast", values, href };
}

interface FileOf {
  readonly party: PartyId;
  readonly file: PartyFile;
}

function aboutParty(context: BookPageContext, { party, file }: FileOf): readonly BookQuestion[] {
  const { slug } = context.book;
  const section = (id: string): string => `${partyAddress(slug, party)}#${id}`;
  const behalf = onWhoseBehalf(context).some((line) => line.party === party && line.asked.length > 0);
  const [role, both] = [rolesHeldBy(context, party).length > 0, wantsAndDoubts(context, party).length > 0];
  const backed = backedClaim(context, file);
  const sections: readonly (readonly [string, string, boolean])[] = [
    ["room", section("support"), file.received.some(({ body }) => body.type === "rent" || body.type === "room")],
    ["role", section("role"), role],
    ["load", lensAddress(slug, "load", new URLSearchParams({ party })), role && file.asked.length > 0],
    ["asked", section("asked"), !role && !both && file.asked.length > 0],
    ["unanswered", section("asks"), file.asks.some(({ decision }) => decision < 0)],
    ["behalf", section("behalf"), behalf],
    ["again", lensAddress(slug, "voice"), backed !== undefined],
    ["card", cardAddress(slug, backed ?? ("" as EntryId)), backed !== undefined],
    ["both", section("both"), both],
    ["doubts", section("doubted"), file.doubted.length > 0],
  ];
  return sections.filter(([, , there]) => there).map(([key, href]) => ({ key, values: {}, href }));
}

/** Its first claim of which is written what it rests on. */
function backedClaim(context: BookPageContext, { claims }: PartyFile): EntryId | undefined {
  const backed = new Set(allOf(context, "backing").map(({ body }) => body.claim));
  return claims.find(({ entry }) => backed.has(entry.id))?.entry.id;
}

function aboutRules(context: BookPageContext): readonly BookQuestion[] {
  const { slug } = context.book;
  const decisions = allOf(context, "decision");
  const rules = allOf(context, "rule");
  const stopped = decisions.find(({ body }) => body.outcome === "stopped");
  const tariff = rules.find(({ body }) => body.type === "tariff");
  const spoken = decisions.some(({ body }) => body.reason.form === "spoken");
  const unwritten = rules.some(({ body }) => body.type === "unwritten");
  return [
    ...(stopped ? [{ key: "stopped", values: {}, href: entryAddress(slug, stopped.entry.id) }] : []),
    ...(tariff ? [{ key: "tariff", values: {}, href: `${ruleAddress(slug, tariff.entry.id)}#payers` }] : []),
    ...(spoken ? [{ key: "spoken", values: {}, href: bookAddress(slug, "decisions?reason=spoken") }] : []),
    ...(unwritten ? [{ key: "unwritten", values: {}, href: bookAddress(slug, "rules?type=unwritten") }] : []),
  ];
}

/** Questions about the neighbourhood as a whole, each of which a finding of the mirror answers; asked where the book holds anything on it. */
function aboutTheWhole(context: BookPageContext): readonly BookQuestion[] {
  const { slug, view } = context.book;
  const money = allOf(context, "support").some(({ body }) => body.type === "money" || body.type === "rent");
  const asked: readonly (readonly [string, string, boolean])[] = [
    ["parts", "landscape", view.rows("tie").length > 0],
    ["missed", "blind-spots", readableParties(context).length > 0],
    ["money", "money-trail", money],
    ["circle", "oil-stain", view.rows("request").length + view.rows("activity").length > 0],
    ["hours", "rooms", view.rows("space").length > 0 && view.rows("activity").length > 0],
  ];
  const shown = asked.filter(([, , there]) => there);
  return shown.map(([key, lens]) => ({ key, values: {}, href: lensAddress(slug, lens) }));
}

const never = ({ book }: BookPageContext): BookQuestion => ({
  key: "never",
  values: {},
  href: bookAddress(book.slug, "record#never"),
});
