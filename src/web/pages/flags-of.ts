import type { Flag, Looking } from "../../register/flags.ts";
import { flagsAt } from "../../register/flags.ts";
import { type LawKey, lawLine } from "../../register/law.ts";
import type { DayRange } from "../../register/partial-date.ts";
import type { ShownFlag } from "../components/badges.tsx";
import type { BookPageContext } from "../context.ts";

/** Who looks, as flags and ways out ask it. */
export const lookingOf = ({ book, session }: BookPageContext): Looking => ({
  readable: (row) => book.view.mask[row] === 1,
  own: session?.party,
  now: book.now,
});

/** The flags of an entry, ready to be shown with the law each rests on. */
export const shownFlags = (context: BookPageContext, row: number): readonly ShownFlag[] =>
  flagsAt(context.book.register, row, lookingOf(context)).map((flag) => shownFlag(context, flag));

/** One flag, ready to be shown. */
export function shownFlag(context: BookPageContext, { name, state, law, lastDay, weeks }: Flag): ShownFlag {
  return {
    name: `${name}.${state}`,
    ...(lastDay && { values: { day: dayRangeText(context, lastDay) } }),
    ...(weeks !== undefined && { values: { weeks } }),
    ...(law !== null && { source: { label: lawText(context, law) } }),
  };
}

/** A line of law in words, with when it was checked and where. */
export function lawText({ texts, formats }: BookPageContext, key: LawKey): string {
  const { article, law, checked, source } = lawLine(key);
  return `${texts.t(`law.${key}`)} ${texts.t("flag.law", { law, article, checked: formats.partialDate(checked), source })}`;
}

/** A last day that depends on a partial date is a stretch of days. */
export function dayRangeText({ texts, formats }: BookPageContext, { first, last }: DayRange): string {
  if (first === last) return formats.day(first);
  return texts.t("day.between", { first: formats.day(first), last: formats.day(last) });
}
