import { asEntryId, type EntryId } from "../../register/ids.ts";
import { type Letter, lettersAt } from "../../register/letters.ts";
import { entryAddress, letterAddress } from "../../web/addresses.ts";
import { calendarOf } from "../../web/calendar.ts";
import { entryTitle } from "../../web/entry-title.ts";
import { calendarDays, calendarOfOwn, toldInDues } from "../../web/pages/dues.ts";
import { lookingOf } from "../../web/pages/flags-of.ts";
import { letterLines } from "../../web/pages/letter-mail.ts";
import { inDutch, letterOrRefused } from "../../web/pages/letter.tsx";
import { type Told, toldOrRefused } from "../../web/pages/reading.ts";
import { answer } from "../api/answer.ts";
import { sentAs } from "../api/asked.ts";
import { lawJson } from "../api/entry-page.ts";
import { FieldsWrong } from "../api/fields-wrong.ts";
import type { Call, HandlersOf } from "../api/handler.ts";
import type { LETTERS } from "../api/letter-operations.ts";
import { postedLetter } from "../api/letter-shapes.ts";
import { noteReadings } from "../api/read-along.ts";
import { writtenOnce } from "../api/receipt.ts";
import { ownVisit, posterVisit } from "../api/writer.ts";
import { answerWithCard } from "../card-answer.ts";
import type { Request } from "../environment.ts";
import { noteReading } from "../looks.ts";
import { letterToPost, notePosted, postedOn } from "../posting.ts";
import { renew } from "../renewing.ts";
import type { BookVisit } from "../visit.ts";

/** Letters, cards and days, for programs. */
export const LETTER = {
  listLetters: async (call) => {
    const items = await readIn(call, (context, told) =>
      lettersAt(context.book.register, told.row, lookingOf(context)).map((one) => letterJson(context, told, one)),
    );
    return answer(call.c, { items });
  },
  readLetter: async (call) => {
    const name = call.c.req.param("letter") ?? "";
    const letter = await readIn(call, (context, told) =>
      letterJson(context, told, letterOrRefused(context, told.entry.id, name)),
    );
    return answer(call.c, letter);
  },
  noteLetter: async (call) => {
    const { c, services } = call;
    const visit = await posterVisit(call);
    const toPost = letterToPost(visit, entryIn(c), c.req.param("letter") ?? "");
    const { posted } = await sentAs(c, postedLetter);
    const day = postedOn(posted, visit);
    if ("error" in day) throw new FieldsWrong([{ field: "posted", problem: day.error }]);
    return writtenOnce(call, { id: newId(call), text: posted }, (chosen) =>
      notePosted(services, visit, { ...toPost, ...day, chosen }),
    );
  },
  answerWithCard: async (call) => {
    const visit = await posterVisit(call);
    const id = entryIn(call.c);
    return writtenOnce(call, { id: newId(call) }, (chosen) => answerWithCard(call.services, visit, { id, chosen }));
  },
  renewEntry: async (call) => {
    const visit = await posterVisit(call);
    const id = entryIn(call.c);
    return writtenOnce(call, { id: newId(call) }, (chosen) => renew(call.services, visit, { id, chosen }));
  },
  readCalendar: async (call) => {
    const site = call.services.settings.BASE_URL;
    const text = await readIn(call, (context, told) =>
      calendarOf(entryTitle(context, told.row) ?? "", calendarDays(context, told.row, site)),
    );
    return calendar(call.c, text);
  },
  readOwnCalendar: async (call) => {
    const context = await ownVisit(call);
    await noteReadings(call.services, context, toldInDues(context));
    return calendar(call.c, calendarOf(context.book.name, calendarOfOwn(context, call.services.settings.BASE_URL)));
  },
} as const satisfies HandlersOf<typeof LETTERS>;

const entryIn = (c: Request): EntryId => asEntryId(c.req.param("entry") ?? "");
const newId = ({ services }: Call): EntryId => asEntryId(services.secrets.newId());

/** What is made of an entry; reading that is a look, as on its page. Throws "entry-unknown". */
async function readIn<T>({ c, services, visit }: Call, made: (context: BookVisit, told: Told) => T): Promise<T> {
  const context = await visit();
  const told = toldOrRefused(context, entryIn(c));
  const { id } = told.entry;
  const value = made(context, told);
  await noteReading(services, { ...context, path: entryAddress(context.book.slug, id) }, id);
  return value;
}

function letterJson(context: BookVisit, told: Told, letter: Letter) {
  const { t } = context.texts;
  const { name, to, from = null, laws } = letter;
  const shown = (party: string) => (context.book.view.rowNamed(party) >= 0 ? party : "unknown");
  return {
    name,
    title: t(`letter.${name}.name`),
    about: t(`letter.${name}.about`),
    to: shown(to),
    from: from === null ? null : shown(from),
    laws: laws.map(lawJson),
    text: letterLines(inDutch(context), told, letter).join("\n"),
    page: letterAddress(context.book.slug, told.entry.id, name),
  };
}

const calendar = (c: Request, text: string): Response =>
  c.body(text, 200, { "Content-Type": "text/calendar; charset=utf-8", "Cache-Control": "no-store" });
