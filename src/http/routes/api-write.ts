import { BadPhoto } from "../../exchange/photo/bad-photo.ts";
import { asEntryId, type EntryId } from "../../register/ids.ts";
import { dayToIso } from "../../register/partial-date.ts";
import { PHOTO_TYPES } from "../../register/photo.ts";
import { Refusal } from "../../register/refusal.ts";
import { answer } from "../api/answer.ts";
import { sentAs } from "../api/asked.ts";
import { bytesIn } from "../api/bytes.ts";
import { entryIn } from "../api/entry-body.ts";
import { FieldsWrong } from "../api/fields-wrong.ts";
import type { Call, HandlersOf } from "../api/handler.ts";
import type { WRITING } from "../api/writing-operations.ts";
import { jsonIn } from "../api/json-body.ts";
import { writtenOnce } from "../api/receipt.ts";
import { reportDraft } from "../api/shapes.ts";
import { posterVisit, writerVisit } from "../api/writer.ts";
import { mostBytes, takePhoto } from "../photos.ts";
import { countReport, dueDay, report, reportable } from "../reporting.ts";
import { senderOf } from "../sender.ts";
import { noteWritten, openTap } from "../tallying.ts";
import { type Sent, writeEntry } from "../writing.ts";
import type { MemberVisit } from "../visit.ts";

/** Writing, for programs: through what forms write with, as the person who made the key. */
export const WRITE = {
  writeEntry: async (call) => {
    const { c, caller, services } = call;
    const visit = await writerVisit(call);
    const { value, text } = await jsonIn(c);
    const sent = entryIn(visit, value);
    if (sent.kind === "erasure" && caller?.scopes.includes("erase") !== true)
      throw new Refusal("token-scope", { scope: "erase" });
    const tap = await tapIn(call, visit, { kind: sent.kind, id: value.tap });
    const answered = await writtenOnce(call, { id: idFor(call, visit, sent), text }, async (chosen) => {
      const id = await written(call, visit, { ...sent, id: chosen });
      if (tap) await noteWritten(services, visit.membership, { tap, id });
      return id;
    });
    return answered;
  },
  addPhoto: async (call) => {
    const { c, services } = call;
    const { membership } = await posterVisit(call);
    const bytes = await bytesIn(c, { types: PHOTO_TYPES, most: mostBytes(services) });
    try {
      return answer(c, await takePhoto(services, membership, bytes), 201);
    } catch (error) {
      if (error instanceof BadPhoto) throw new FieldsWrong([{ field: "body", problem: error.problem }]);
      throw error;
    }
  },
  addReport: async ({ c, services, visit }) => {
    const context = await visit();
    const { id } = reportable(context, asEntryId(c.req.param("entry") ?? ""));
    const told = await sentAs(c, reportDraft);
    const sender = senderOf(c, services.settings);
    const { number, kept } = await report(services, context, { id, told }, () => countReport(services, sender));
    return answer(c, { number, before: dayToIso(dueDay(kept)) }, 201);
  },
} as const satisfies HandlersOf<typeof WRITING>;

/** The tap that a request is written of. Throws "field-wrong" for one that is not there, or of which there is one already. */
async function tapIn({ services }: Call, { membership }: MemberVisit, { kind, id }: { kind: string; id: unknown }) {
  if (id === undefined) return undefined;
  const tap = kind === "request" ? await openTap(services, membership, String(id)) : undefined;
  if (!tap) throw new FieldsWrong([{ field: "tap", problem: "choice" }]);
  return tap;
}

/** A party that enters has the id its code was made for. */
function idFor({ services }: Call, { membership, book }: MemberVisit, { kind }: Sent): EntryId {
  const enters = kind === "party" && !book.register.parties.has(membership.party);
  return asEntryId(enters ? membership.party : services.secrets.newId());
}

async function written({ services }: Call, visit: MemberVisit, sent: Sent): Promise<EntryId> {
  const done = await writeEntry(services, visit, sent);
  if ("errors" in done)
    throw new FieldsWrong(done.errors.map(({ name, code }) => ({ field: `body.${name}`, problem: code })));
  if ("notices" in done)
    throw new FieldsWrong(
      done.notices.map(({ name, words }) => ({ field: `body.${name}`, problem: "look-again", words })),
      "look-again",
    );
  return done.id;
}
