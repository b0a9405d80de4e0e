import { Refusal } from "../../register/refusal.ts";
import { looksInto } from "../../storage/looks.ts";
import { deleteTap, type Tap, tapsOf } from "../../storage/taps.ts";
import { duesOfOwn } from "../../web/pages/dues.ts";
import { waitingFor } from "../../web/pages/waiting.ts";
import { answer, answerNothing } from "../api/answer.ts";
import { sentAs } from "../api/asked.ts";
import { entryJson } from "../api/entry-json.ts";
import { dueJson } from "../api/entry-page.ts";
import type { Call, HandlersOf } from "../api/handler.ts";
import type { OF_PARTY } from "../api/own-operations.ts";
import { tapDraft } from "../api/shapes.ts";
import { noteReadings } from "../api/read-along.ts";
import { ownVisit, posterVisit } from "../api/writer.ts";
import { LOOKS_KEPT } from "../cleaning.ts";
import { peopleFor } from "../people.ts";
import { tallierOf, tap } from "../tallying.ts";
import type { MemberVisit } from "../visit.ts";

/** What is for one party alone, for the programs it gave a key. */
export const OWN = {
  listTaps: async (call) => {
    return answer(call.c, { items: (await tapsIn(call)).map(tapJson) });
  },
  addTap: async (call) => {
    const { c, services } = call;
    const context = await tallier(call);
    const { asker, id = services.secrets.newId(), day = "" } = await sentAs(c, tapDraft);
    await tap(services, context, { asker, id, day, drawn: "" });
    const kept = (await tapsIn(call)).find((one) => one.id === id);
    if (!kept) throw new Refusal("entry-unknown");
    return answer(c, tapJson(kept), 201);
  },
  removeTap: async (call) => {
    const { c, services } = call;
    const { membership } = await tallier(call);
    const id = c.req.param("tap") ?? "";
    if (!(await tapsIn(call)).some((one) => one.id === id)) throw new Refusal("entry-unknown");
    const { book, party } = membership;
    await services.engine.transaction(`taps ${book}`, (queries) => deleteTap(queries, { book, party, id }));
    return answerNothing(c);
  },
  listWaiting: async (call) => {
    const context = await ownVisit(call);
    const { requests, about } = waitingFor(context, context.membership.party);
    const json = (all: typeof about) => all.map((told) => entryJson(context, told));
    const waiting = { requests: json(requests), about: json(about) };
    await noteReadings(call.services, context, [...requests, ...about]);
    return answer(call.c, waiting);
  },
  listDeadlines: async (call) => {
    const context = await ownVisit(call);
    return answer(call.c, { items: duesOfOwn(context).map((due) => dueJson(context, due)) });
  },
  listLooks: async (call) => {
    const { book, membership } = await ownVisit(call);
    const since = new Date(book.now - LOOKS_KEPT).toISOString();
    const looks = await looksInto(call.services.engine, membership.book, membership.party, since);
    return answer(call.c, { items: looks.map(({ looker, unit, page, at }) => ({ looker, unit, page, at })) });
  },
  listPeople: async (call) => {
    const { membership } = await ownVisit(call);
    const people = await peopleFor(call.services, membership);
    const items = people.map(({ number, role, unit, since, isMaker }) => {
      return { number, role, unit, since, you: isMaker(membership.pseudonym) };
    });
    return answer(call.c, { items });
  },
} as const satisfies HandlersOf<typeof OF_PARTY>;

async function tallier(call: Call): Promise<MemberVisit> {
  const context = await posterVisit(call);
  tallierOf(context);
  return context;
}

async function tapsIn(call: Call): Promise<readonly Tap[]> {
  const context = await ownVisit(call);
  return tapsOf(call.services.engine, context.membership.book, tallierOf(context));
}

const tapJson = ({ id, asker, day, entry }: Tap) => ({ id, asker: asker === "" ? null : asker, day, entry });
