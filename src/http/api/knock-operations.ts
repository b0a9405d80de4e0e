import * as z from "zod";
import { knockAnswer, knockDraft, knockedShape, knockMore, knockShape, talkShape } from "./knock-shapes.ts";
import { lang, type Operation } from "./operation.ts";
import { receiptNumber } from "./report-shapes.ts";

const query = z.object({ lang });

export const KNOCKS = {
  addKnock: {
    method: "post",
    path: "/books/{book}/parties/{party}/knocks",
    tag: "Knocking",
    summary: "Leave a message with a party that may be knocked at, without an account too",
    query,
    body: knockDraft,
    answer: knockedShape,
    status: 201,
    refusals: [413, 415, 422],
  },
  readKnock: {
    method: "post",
    path: "/knocks/answer",
    tag: "Knocking",
    summary: "What was answered, for who has the number",
    query,
    body: receiptNumber,
    answer: talkShape,
    refusals: [413, 415],
  },
  addToKnock: {
    method: "post",
    path: "/knocks/more",
    tag: "Knocking",
    summary: "Write once more, after the answer",
    query,
    body: knockMore,
    answer: talkShape,
    refusals: [409, 413, 415, 422],
  },
  removeKnock: {
    method: "post",
    path: "/knocks/removal",
    tag: "Knocking",
    summary: "Take a message back, and all that was said on it",
    query,
    body: receiptNumber,
    status: 204,
    refusals: [413, 415],
  },
  listKnocks: {
    method: "get",
    path: "/books/{book}/knocks",
    tag: "Knocking",
    summary: "What was knocked at our own door, newest first",
    query,
    answer: z.strictObject({ items: z.array(knockShape) }),
    scope: "read",
  },
  answerKnock: {
    method: "post",
    path: "/books/{book}/knocks/{knock}/answers",
    tag: "Knocking",
    summary: "Answer at our own door, in our turn",
    query,
    body: knockAnswer,
    answer: knockShape,
    scope: "write",
    refusals: [409, 413, 415],
  },
} as const satisfies Readonly<Record<string, Operation>>;
