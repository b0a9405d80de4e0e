import { asEntryId, type EntryId } from "../../register/ids.ts";
import { dayToIso } from "../../register/partial-date.ts";
import { Refusal } from "../../register/refusal.ts";
import { rootOf, writtenAt, writtenById } from "../../register/register.ts";
import { bookAddress, entryAddress } from "../../web/addresses.ts";
import { API } from "../api/address.ts";
import { answer } from "../api/answer.ts";
import { asked, issues } from "../api/asked.ts";
import { entryIn } from "../api/entry-body.ts";
import { FieldsWrong } from "../api/fields-wrong.ts";
import type { Call, Handler } from "../api/handler.ts";
import { jsonIn } from "../api/json-body.ts";
import { once } from "../api/once.ts";
import { OPERATIONS } from "../api/operations.ts";
import { reportDraft } from "../api/shapes.ts";
import { countReport, dueDay, report, reportable } from "../reporting.ts";
import { senderOf } from "../sender.ts";
import type { Caller } from "../tokens.ts";
import type { BookVisit } from "../visit.ts";
import { type Sent, writeEntry, type WriterVisit } from "../writing.ts";

/** Writing, for programs: through what forms write with, as the person who made the key. */
export const WRITE = {
  writeEntry: async (call) => {
    const { c, services } = call;
    asked(c, OPERATIONS.writeEntry.query);
    const visit = await writerOf(call);
    const { value, text } = await jsonIn(c);
    const sent = entryIn(visit, value);
    const caller = call.caller as Caller;
    if (sent.kind === "erasure" && !caller.scopes.includes("erase"))
      throw new Refusal("token-scope", { scope: "erase" });
    const asking = {
      caller,
      id: idFor(call, visit, sent),
      key: c.req.header("Idempotency-Key"),
      sent: `${c.req.path} ${text}`,
    };
    const id = await once(services, asking, (chosen) => written(call, visit, { ...sent, id: chosen }));
    const receipt = await receiptOf(call, id);
    c.header("Location", receipt.self);
    return answer(c, receipt, 201);
  },
  addReport: async ({ c, services, visit }) => {
    asked(c, OPERATIONS.addReport.query);
    const context = await visit();
    const { id } = reportable(context, asEntryId(c.req.param("entry") ?? ""));
    const told = reportDraft.safeParse((await jsonIn(c)).value);
    if (!told.success) throw new FieldsWrong(issues(told.error));
    const sender = senderOf(c, services.settings);
    const { number, kept } = await report(services, context, { id, told: told.data }, () =>
      countReport(services, sender),
    );
    return answer(c, { number, before: dayToIso(dueDay(kept)) }, 201);
  },
} as const satisfies Readonly<Record<string, Handler>>;

/** Somebody who writes for a party of this very book. */
async function writerOf({ visit }: Call): Promise<WriterVisit> {
  const context: BookVisit = await visit();
  const { membership } = context;
  if (!membership) throw new Refusal("token-scope", { scope: "write" });
  if (membership.role === "reader") throw new Refusal("readers-read");
  return { ...context, membership };
}

/** A party that enters has the id its code was made for. */
function idFor({ services }: Call, { membership, book }: WriterVisit, { kind }: Sent): EntryId {
  const enters = kind === "party" && !book.register.parties.has(membership.party);
  return asEntryId(enters ? membership.party : services.secrets.newId());
}

async function written({ services }: Call, visit: WriterVisit, sent: Sent): Promise<EntryId> {
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

async function receiptOf({ c, services, caller }: Call, id: EntryId) {
  const slug = c.req.param("book") ?? "";
  const { register } = await services.desk.open((caller as Caller).token.book);
  const entry = writtenById(register, id);
  if (!entry) throw new Refusal("entry-unknown");
  const root = writtenAt(register, rootOf(register, id));
  const page = root ? entryAddress(slug, root.id) : bookAddress(slug);
  return { id, kind: entry.kind, at: entry.at, self: `${API}/books/${slug}/entries/${id}`, page };
}
