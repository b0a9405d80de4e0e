import { asEntryId, type EntryId } from "../../register/ids.ts";
import { text } from "../../register/values.ts";
import { sealedBy } from "../../storage/sealed-sayings.ts";
import { answer, answerNothing } from "../api/answer.ts";
import { sentAs } from "../api/asked.ts";
import { FieldsWrong, looksAgain } from "../api/fields-wrong.ts";
import type { Call, HandlersOf } from "../api/handler.ts";
import { proposedDraft, sealedDraft, type TOGETHER, yesDraft } from "../api/together-operations.ts";
import { ownVisit, posterVisit } from "../api/writer.ts";
import {
  agree,
  organiserOf,
  propose,
  sayerOf,
  seal,
  standingOf,
  subjectIn,
  unseal,
  writerOf,
} from "../saying-together.ts";
import type { MemberVisit } from "../visit.ts";

/** Saying together, for the programs of a residents' party: what is sealed for its pages is sealed here. */
export const SAY_TOGETHER = {
  listTogether: async (call) => {
    const { c, services } = call;
    const visit = await ownVisit(call);
    const mine = await sealedBy(services.engine, visit.open.record.id, sayerOf(visit));
    return answer(c, { items: await Promise.all(mine.map(({ subject }) => standing(call, visit, subject))) });
  },
  readTogether: async (call) => {
    const visit = await ownVisit(call);
    sayerOf(visit);
    return answer(call.c, await standing(call, visit, subjectIn(visit, idIn(call)).subject));
  },
  sealWords: async (call) => {
    const { visit, at } = await writing(call);
    const { looked, ...sent } = await sentAs(call.c, sealedDraft);
    await seal(call.services, at, writerOf(visit).party, wordsIn(sent.text, looked));
    return answer(call.c, await standing(call, visit, at.subject));
  },
  removeSealed: async (call) => {
    // Also of what may no longer be read: what one wrote oneself can always be taken back.
    const { book, party } = writerOf(await ownVisit(call));
    await unseal(call.services, { book, subject: idIn(call) }, party);
    return answerNothing(call.c);
  },
  proposeWords: async (call) => {
    const { visit, at } = await writing(call);
    const writer = organiserOf(visit);
    const { looked, audience, ...sent } = await sentAs(call.c, proposedDraft);
    await propose(call.services, at, writer, { text: wordsIn(sent.text, looked), audience });
    return answer(call.c, await standing(call, visit, at.subject));
  },
  agreeToWords: async (call) => {
    const { visit, at } = await writing(call);
    const { party } = organiserOf(visit);
    const { id } = await sentAs(call.c, yesDraft);
    const entry = await agree(call.services, at, { party, id });
    return answer(call.c, { ...(await standing(call, visit, at.subject)), entry: entry ?? null });
  },
} as const satisfies HandlersOf<typeof TOGETHER>;

const idIn = ({ c }: Call): EntryId => asEntryId(c.req.param("subject") ?? "");

async function writing(call: Call) {
  const visit = await posterVisit(call);
  writerOf(visit);
  return { visit, at: subjectIn(visit, idIn(call)) };
}

/** Words within their length. Throws "field-wrong", and "look-again" for what is to be looked at once more. */
function wordsIn(typed: string, looked: boolean): string {
  const said = typed.trim();
  if (said === "") throw new FieldsWrong([{ field: "text", problem: "required" }]);
  if (!text.safeParse(said).success) throw new FieldsWrong([{ field: "text", problem: "too-long" }]);
  looksAgain("text", said, looked);
  return said;
}

async function standing({ services }: Call, visit: MemberVisit, subject: EntryId) {
  const at = { book: visit.open.record.id, subject };
  const { mine = null, parties = null, proposed = null } = await standingOf(services, at, sayerOf(visit));
  return { subject, mine, parties, proposed, entry: null };
}
