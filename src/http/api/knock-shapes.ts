import * as z from "zod";
import { LONGEST_CALLED, LONGEST_KNOCK } from "../../web/forms/knock.ts";
import { moment, named } from "./shapes.ts";
import { receiptNumber } from "./report-shapes.ts";

const talkFields = {
  party: z.string().describe("At whose door."),
  knocker: z.string().nullable().describe("The institution that knocks; of anybody else nothing is kept."),
  called: z.string().describe("How who knocks wants to be called; empty where nothing was said."),
  said: z.array(z.strictObject({ by: z.enum(["knocker", "door"]), words: z.string(), at: moment })),
  next: z.enum(["knocker", "door"]).nullable().describe("Whose turn it is; null when all is said."),
};
export const talkShape = named("Talk", z.strictObject(talkFields), "A message at a door and what was answered.");
export const knockShape = named("Knock", z.strictObject({ id: z.string(), ...talkFields }));
export const knockedShape = named(
  "KnockReceipt",
  z.strictObject({
    number: z.string().describe("Shown this once. With it the answer is read; it goes in no address."),
  }),
);

const words = z.string().max(LONGEST_KNOCK);
const looked = z.boolean().default(false);
export const knockDraft = z.strictObject({
  words: words.describe("Without a number or address: whoever reads for the party reads it."),
  called: z.string().max(LONGEST_CALLED).default("").describe("How you want to be called."),
  looked,
});
export const knockAnswer = z.strictObject({ words });
export const knockMore = receiptNumber.extend({ words, looked });
