import { asEntryId, type PartyId } from "../../register/ids.ts";
import { ordersIn } from "../../register/orders.ts";
import { KIND_NAMES, type KindName } from "../../register/kinds.ts";
import { KEPT_BESIDE, RETENTION } from "../../register/retention.ts";
import { inFives } from "../../register/round.ts";
import { runsIn } from "../../storage/cleaning.ts";
import { filesOf } from "../../web/pages/file.tsx";
import { answer, answerNothing } from "../api/answer.ts";
import { sentAs } from "../api/asked.ts";
import { entryJson } from "../api/entry-json.ts";
import { looksAgain } from "../api/fields-wrong.ts";
import type { Call, HandlersOf } from "../api/handler.ts";
import { type KEEPING, refusalDraft } from "../api/keeping-operations.ts";
import { noteReadings } from "../api/read-along.ts";
import { writtenOnce } from "../api/receipt.ts";
import { posterVisit } from "../api/writer.ts";
import { refusable, refuse, takeBack } from "../refusing.ts";
import { agreed, readTerms } from "../terms.ts";
import { MOST_RUNS } from "./keeping.tsx";

/** Whose book it is and how it is kept, for programs. */
export const KEEP = {
  readTerms: async ({ c, services, visit }) => {
    const { open, membership } = await visit();
    const { id, settings } = open.record;
    const kept = await readTerms(services, id, settings.terms);
    const terms = kept ? { version: kept.version, since: kept.since, texts: kept.terms } : null;
    return answer(c, { terms, agreed: membership ? agreed(open.record, membership) : null });
  },
  readRetention: async ({ c, services, visit }) => {
    const { open, book } = await visit();
    const runs = await runsIn(services.engine, open.record.id, MOST_RUNS);
    return answer(c, {
      kinds: KIND_NAMES.map(keptJson),
      beside: Object.entries(KEPT_BESIDE).map(([what, days]) => ({ what, days })),
      runs: runs.map(({ at, erased, nameless }) => ({ at, erased: inFives(erased), nameless: nameless > 0 })),
      orders: ordersIn(book.register).map(({ at, order }) => ({ at, order })),
    });
  },
  findFile: async ({ c, services, query, visit }) => {
    const { number } = query;
    const context = await visit();
    const files = number.trim() === "" ? [] : filesOf(context, number.trim());
    await noteReadings(services, context, files);
    return answer(c, { items: files.map((told) => entryJson(context, told)) });
  },
  refuseParty: async (call) => {
    const { c, services } = call;
    const visit = await posterVisit(call);
    const party = refusable(visit, partyIn(call));
    const { looked, ...said } = await sentAs(c, refusalDraft);
    looksAgain("reason", said.reason, looked);
    const id = asEntryId(services.secrets.newId());
    return writtenOnce(call, { id, text: JSON.stringify(said) }, (chosen) =>
      refuse(services, visit, party, { ...said, chosen }),
    );
  },
  takeRefusalBack: async (call) => {
    const visit = await posterVisit(call);
    await takeBack(call.services, visit, refusable(visit, partyIn(call)));
    return answerNothing(call.c);
  },
} as const satisfies HandlersOf<typeof KEEPING>;

const partyIn = ({ c }: Call): PartyId => (c.req.param("party") ?? "") as PartyId;

function keptJson(kind: KindName) {
  const term = RETENTION[kind];
  if ("months" in term) return { kind, months: term.months, from: term.from, leaves: term.leaves };
  return { kind, months: null, from: null, leaves: "stays" in term ? "stays" : "follows" };
}
