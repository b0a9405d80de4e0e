import type { PartyId } from "../../register/ids.ts";
import type { KnockTalk } from "../../register/knock.ts";
import { Refusal } from "../../register/refusal.ts";
import { knockNotice } from "../../web/forms/knock.ts";
import { answer, answerNothing } from "../api/answer.ts";
import { sentAs } from "../api/asked.ts";
import { FieldsWrong } from "../api/fields-wrong.ts";
import type { Call, HandlersOf } from "../api/handler.ts";
import type { KNOCKS } from "../api/knock-operations.ts";
import { knockAnswer, knockDraft, knockMore } from "../api/knock-shapes.ts";
import { receiptNumber } from "../api/report-shapes.ts";
import { ownVisit, posterVisit } from "../api/writer.ts";
import { answerKnock, doorIn, knock, knockAgain, knockOf, ownKnocks, takeAway } from "../knocking.ts";
import { senderOf } from "../sender.ts";

/** Knocking at a door and answering at one's own, for programs. */
export const KNOCK = {
  addKnock: async ({ c, services, visit }) => {
    const context = await visit();
    const party = doorIn(context, (c.req.param("party") ?? "") as PartyId);
    const { looked, ...said } = await sentAs(c, knockDraft);
    if (!looked) lookAgain(`${said.words}\n${said.called}`);
    const address = senderOf(c, services.settings);
    return answer(c, { number: await knock(services, context, party, { ...said, address }) }, 201);
  },
  readKnock: async (call) => {
    return answer(call.c, talkJson(await byNumber(call, (await sentAs(call.c, receiptNumber)).number)));
  },
  addToKnock: async (call) => {
    const { c, services } = call;
    const { number, words, looked } = await sentAs(c, knockMore);
    const one = await byNumber(call, number);
    if (!looked) lookAgain(words);
    await knockAgain(services, one, words);
    return answer(c, talkJson({ ...one, more: words.trim(), more_made: services.secrets.clock().toISOString() }));
  },
  removeKnock: async (call) => {
    const { c, services } = call;
    await takeAway(services, await byNumber(call, (await sentAs(c, receiptNumber)).number));
    return answerNothing(c);
  },
  listKnocks: async (call) => {
    const knocks = await ownKnocks(call.services, await ownVisit(call));
    return answer(call.c, { items: knocks.map((one) => ({ id: one.id, ...talkJson(one) })) });
  },
  answerKnock: async (call) => {
    const { c, services } = call;
    const visit = await posterVisit(call);
    const id = c.req.param("knock") ?? "";
    const theirs = (await ownKnocks(services, visit)).some((one) => one.id === id);
    if (!theirs) throw new Refusal("entry-unknown");
    const { words } = await sentAs(c, knockAnswer);
    await answerKnock(services, visit, { id, words });
    const one = (await ownKnocks(services, visit)).find((each) => each.id === id);
    if (!one) throw new Refusal("entry-unknown");
    return answer(c, { id, ...talkJson(one) });
  },
} as const satisfies HandlersOf<typeof KNOCKS>;

const byNumber = ({ c, services }: Call, number: string) => knockOf(services, number, senderOf(c, services.settings));

/** Words of what people are, and a number or address that others may read on. Throws "look-again". */
function lookAgain(text: string): void {
  const notice = knockNotice(text);
  if (!notice) return;
  const { words, reach } = notice;
  const errors = [
    ...(words.length > 0 ? [{ field: "words", problem: "look-again", words }] : []),
    ...(reach ? [{ field: "words", problem: "reach" }] : []),
  ];
  throw new FieldsWrong(errors, "look-again");
}

function talkJson(one: KnockTalk & { readonly party: PartyId }) {
  const said = (
    [
      ["knocker", one.words, one.made],
      ["door", one.answer, one.answered],
      ["knocker", one.more, one.more_made],
      ["door", one.last, one.last_made],
    ] as const
  ).flatMap(([by, words, at]) => (at === null ? [] : [{ by, words, at }]));
  const next = (["door", "knocker", "door", null] as const)[said.length - 1] ?? null;
  return { party: one.party, knocker: one.knocker === "" ? null : one.knocker, called: one.called, said, next };
}
