import * as z from "zod";
import { AUDIENCES } from "../../register/audience.ts";
import { TOGETHER_AUDIENCES } from "../../register/kinds/together.ts";
import { lang, type Operation } from "./operation.ts";
import { named } from "./shapes.ts";

const SUBJECT = "/books/{book}/together/{subject}";
const query = z.object({ lang });
const looked = z.boolean().default(false);

const standingShape = named(
  "Standing",
  z.strictObject({
    subject: z.string(),
    mine: z.string().nullable().describe("What our party sealed; null where it wrote nothing, and then all is null."),
    parties: z.int().nullable().describe("How many wrote, once five did and ours is one of them."),
    proposed: z
      .strictObject({
        id: z.string(),
        text: z.string(),
        audience: z.enum(AUDIENCES),
        own: z.boolean(),
        yes: z.boolean().describe("Whether our party said yes to it."),
      })
      .nullable(),
    entry: z.string().nullable().describe("What stands in the book, when this was the last yes."),
  }),
  "What our party sees of what residents wrote about a rule, a room or a giver.",
);

export const sealedDraft = z.strictObject({ text: z.string(), looked });
export const proposedDraft = z.strictObject({
  text: z.string(),
  audience: z.enum(TOGETHER_AUDIENCES).default("concerned"),
  looked,
});
export const yesDraft = z.strictObject({ id: z.string().describe("Of the words that were read, and of no others.") });

const refusals = [409, 413, 415, 422];
const write = {
  method: "post",
  tag: "Saying together",
  query,
  answer: standingShape,
  scope: "write",
  refusals,
} as const;

export const TOGETHER = {
  listTogether: {
    method: "get",
    path: "/books/{book}/together",
    tag: "Saying together",
    summary: "About what our party sealed something; of others nothing",
    query,
    answer: z.strictObject({ items: z.array(standingShape) }),
    scope: "read",
  },
  readTogether: {
    method: "get",
    path: SUBJECT,
    tag: "Saying together",
    summary: "How it stands with one rule, room or giver",
    query,
    answer: standingShape,
    scope: "read",
  },
  sealWords: { ...write, path: SUBJECT, summary: "Seal what our party says about it", body: sealedDraft },
  removeSealed: {
    method: "delete",
    path: SUBJECT,
    tag: "Saying together",
    summary: "Take back what our party sealed",
    query,
    status: 204,
    scope: "write",
  },
  proposeWords: {
    ...write,
    path: `${SUBJECT}/words`,
    summary: "Propose words for all who wrote, in the place of those there were; an organiser's key does",
    body: proposedDraft,
  },
  agreeToWords: {
    ...write,
    path: `${SUBJECT}/yes`,
    summary: "Say yes to the words proposed; an organiser's key does. With the last yes they stand in the book",
    body: yesDraft,
  },
} as const satisfies Readonly<Record<string, Operation>>;
