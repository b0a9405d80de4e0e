import { dayToIso, type DayRange } from "../../register/partial-date.ts";
import type { Due } from "../../register/dues.ts";
import { lawLine, type LawKey } from "../../register/law.ts";
import { flagsAt } from "../../register/flags.ts";
import type { EntryId } from "../../register/ids.ts";
import { Refusal } from "../../register/refusal.ts";
import { entryAddress } from "../../web/addresses.ts";
import type { BookPageContext } from "../../web/context.ts";
import { entryTitle } from "../../web/entry-title.ts";
import { duesOf } from "../../web/pages/dues.ts";
import { audienceNow } from "../../web/pages/entry-source.tsx";
import { lookingOf, shownFlag } from "../../web/pages/flags-of.ts";
import { hidingOf } from "../../web/pages/hidden.tsx";
import { hangingOf, type Told, toldBy } from "../../web/pages/reading.ts";
import { versionsAround } from "../../web/pages/versions.tsx";
import { entryJson } from "./entry-json.ts";

/** One entry with what its page shows beside it. Throws "entry-unknown" where neither it nor a hiding of it may be read. */
export function entryPageJson(context: BookPageContext, id: EntryId) {
  const told = toldBy(context, id);
  const hiding = hidingOf(context, id);
  if (!told && hiding) return { id, hidden: entryJson(context, hiding) };
  if (!told) throw new Refusal("entry-unknown");
  const hanging = (kind: "reply" | "correction" | "agreement" | "withdrawal") =>
    hangingOf(context, told.row, kind).map((one) => entryJson(context, one));
  return {
    ...entryJson(context, told),
    title: entryTitle(context, told.row) ?? context.formats.unknown,
    readers: audienceNow(context, told.row),
    page: entryAddress(context.book.slug, id),
    ...(hiding && { hidden: entryJson(context, hiding) }),
    withdrawals: hanging("withdrawal"),
    corrections: hanging("correction"),
    replies: hanging("reply"),
    agreements: hanging("agreement"),
    versions: versionsJson(context, told),
    flags: flagsJson(context, told.row),
    deadlines: duesOf(context, told.row).map((due) => dueJson(context, due)),
  };
}

/** The other tellings of the same, whoever told first. */
const versionsJson = (context: BookPageContext, told: Told) =>
  versionsAround(context, told)
    .filter(({ entry }) => entry.id !== told.entry.id)
    .map((one) => entryJson(context, one));

function flagsJson(context: BookPageContext, row: number) {
  return flagsAt(context.book.register, row, lookingOf(context)).map((flag) => {
    const { name, values } = shownFlag(context, flag);
    return {
      name: flag.name,
      state: flag.state,
      text: context.texts.t(`flag.${name}`, values),
      law: lawJson(flag.law),
      ...(flag.lastDay && { lastDay: daysJson(flag.lastDay) }),
    };
  });
}

export function lawJson(key: LawKey | null) {
  if (key === null) return null;
  const { law, article, source, checked } = lawLine(key);
  return { law, article, source, checked };
}

/** A day that depends on a partial date is a stretch of days. */
const daysJson = ({ first, last }: DayRange) => ({ first: dayToIso(first), last: dayToIso(last) });

/** A day that follows from an entry, in words and as days. */
export function dueJson(context: BookPageContext, { name, day, law, row }: Due) {
  const entry = context.book.view.entry(row);
  return {
    name,
    text: context.texts.t(`due.${name}`),
    entry: entry?.id ?? null,
    day: daysJson(day),
    law: lawJson(law),
  };
}
