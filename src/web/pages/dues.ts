import { type Due, duesAt } from "../../register/dues.ts";
import type { BodyOf } from "../../register/kinds.ts";
import { NONE } from "../../mirror/columns.ts";
import { dayAt } from "../../register/term.ts";
import { concernedAt, rootOf, writtenAt } from "../../register/register.ts";
import { entryAddress } from "../addresses.ts";
import type { CalendarDay } from "../calendar.ts";
import type { BookPageContext } from "../context.ts";
import { entryTitle } from "../entry-title.ts";
import { lawText, lookingOf } from "./flags-of.ts";
import { type Told, toldAt } from "./reading.ts";
import { requestRows } from "./request-rows.ts";

/** The days that follow from an entry, as this viewer may read them. */
export const duesOf = (context: BookPageContext, row: number): readonly Due[] =>
  toldAt(context, row) ? duesAt(context.book.register, row, lookingOf(context)) : [];

/** The same as days of a calendar. */
export const calendarDays = (context: BookPageContext, row: number, site: string): readonly CalendarDay[] =>
  duesOf(context, row).flatMap((due) => dayOf(context, due, site) ?? []);

/** Of a stretch of days the first stands in the calendar: nobody is then too late. */
function dayOf(context: BookPageContext, due: Due, site: string): CalendarDay | undefined {
  const { book, texts } = context;
  const entry = writtenAt(book.register, due.row);
  const root = entry && writtenAt(book.register, rootOf(book.register, entry.id));
  if (!entry || !root) return undefined;
  const about = entryTitle(context, book.register.rowOf.get(root.id) ?? -1) ?? context.formats.unknown;
  const law = due.law === null ? [] : [lawText(context, due.law)];
  const note = due.name === "activity" ? beginningOf(context, due) : [...law, texts.t("flag.note")];
  return {
    uid: `${entry.id}-${due.name}@wijkspiegel`,
    stamp: entry.at,
    day: due.day.first,
    summary: texts.t("due.summary", { what: texts.t(`due.${due.name}`), about }),
    description: note.join("\n"),
    url: `${site}${entryAddress(book.slug, root.id)}`,
  };
}

/** When an activity begins, where that was told. */
function beginningOf(context: BookPageContext, { row }: Due): readonly string[] {
  const { starts } = (toldAt(context, row)?.body ?? {}) as Partial<BodyOf<"activity">>;
  if (typeof starts !== "number") return [];
  return [`${context.texts.t("field.activity.starts")} ${context.formats.clock(starts)}`];
}

/** The same as days of a calendar. */
export const calendarOfOwn = (context: BookPageContext, site: string): readonly CalendarDay[] =>
  duesOfOwn(context).flatMap((due) => dayOf(context, due, site) ?? []);

/** What those days follow from: their names stand in the calendar. */
export function toldInDues(context: BookPageContext): readonly Told[] {
  const rows = duesOfOwn(context).flatMap(({ row }) => {
    const entry = writtenAt(context.book.register, row);
    return entry ? [rootOf(context.book.register, entry.id)] : [];
  });
  return [...new Set(rows)].flatMap((row) => toldAt(context, row ?? -1) ?? []);
}

/** The days still to come of the party that looks: of the requests and decisions it is concerned by. */
export function duesOfOwn(context: BookPageContext): readonly Due[] {
  const { book, session } = context;
  const own = session?.party;
  if (own === undefined) return [];
  const open = new Set(requestRows(context).flatMap(({ request, decision }) => (decision === NONE ? [request] : [])));
  const looking = { ...lookingOf(context), decided: (row: number) => !open.has(row) };
  const rows = [...book.view.rows("request"), ...book.view.rows("decision")];
  return rows
    .filter((row) => concernedAt(book.register, row).includes(own))
    .flatMap((row) => duesAt(book.register, row, looking))
    .filter(({ day }) => day.last >= dayAt(book.now));
}
