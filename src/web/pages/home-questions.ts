import type { PartyId } from "../../register/ids.ts";
import { sideOf } from "../../register/register.ts";
import { bookAddress, entryAddress, lensAddress, partyAddress, ruleAddress } from "../addresses.ts";
import type { BookPageContext } from "../context.ts";
import { onWhoseBehalf, type PartyFile, partyFileOf, wantsAndDoubts } from "./party-file.ts";
import { allOf, readableParties } from "./reading.ts";

/** A question this book can answer, and where the answer stands. Its words stand under `question.<key>`. */
export interface BookQuestion {
  readonly key: string;
  readonly values: Readonly<Record<string, string>>;
  readonly href: string;
}

/** The questions that the entries of a small book answer, found in the entries themselves; for books that one comes to read. */
export function questionsOf(context: BookPageContext): readonly BookQuestion[] {
  const residents = inOrderOfEntering(context).filter((party) => sideOf(context.book.register, party) === "residents");
  const files = residents.slice(0, MOST).map((party) => ({ party, file: partyFileOf(context, party) }));
  return [
    ...contrast(context, residents),
    ...files.flatMap((file) => aboutParty(context, file)),
    ...aboutRules(context),
    ...aboutTheWhole(context),
    never(context),
  ];
}

/** Parties asked about by name; more would be a list of people to look at. */
const MOST = 2;

const inOrderOfEntering = (context: BookPageContext): readonly PartyId[] => {
  const { parties } = context.book.register;
  return [...readableParties(context)].sort((a, b) => (parties.get(a)?.row ?? 0) - (parties.get(b)?.row ?? 0));
};

const nameIn = ({ book }: BookPageContext, party: PartyId): string => book.register.parties.get(party)?.name ?? "";

function contrast(context: BookPageContext, [one, other]: readonly PartyId[]): readonly BookQuestion[] {
  if (one === undefined || other === undefined) return [];
  const values = { one: nameIn(context, one), other: nameIn(context, other) };
  return [
    {
      key: "contrast",
      values,
      href: lensAddress(context.book.slug, "contrast", new URLSearchParams({ a: one, b: other })),
    },
  ];
}

interface FileOf {
  readonly party: PartyId;
  readonly file: PartyFile;
}

function aboutParty(context: BookPageContext, { party, file }: FileOf): readonly BookQuestion[] {
  const place = partyAddress(context.book.slug, party);
  const behalf = onWhoseBehalf(context).some((line) => line.party === party && line.asked.length > 0);
  const sections: readonly (readonly [string, string, boolean])[] = [
    ["room", "support", file.received.some(({ body }) => body.type === "rent" || body.type === "room")],
    ["role", "support", file.received.some(({ body }) => body.type === "recognition")],
    ["asked", "asked", file.asked.length > 0],
    ["unanswered", "asks", file.asks.some(({ decision }) => decision < 0)],
    ["behalf", "behalf", behalf],
    ["both", "both", wantsAndDoubts(context, party).length > 0],
    ["doubts", "doubted", file.doubted.length > 0],
  ];
  const shown = sections.filter(([, , there]) => there);
  return shown.map(([key, id]) => ({ key, values: { party: nameIn(context, party) }, href: `${place}#${id}` }));
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
    ...(tariff ? [{ key: "tariff", values: {}, href: ruleAddress(slug, tariff.entry.id) }] : []),
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
