import * as z from "zod";
import { lang, type Operation, QUERIES } from "./operation.ts";
import * as shapes from "./shapes.ts";
import { letterShape, postedLetter } from "./letter-shapes.ts";

const ENTRY = "/books/{book}/entries/{entry}";
const CALENDAR = ["text/calendar"];

export const LETTERS = {
  listLetters: {
    method: "get",
    path: `${ENTRY}/letters`,
    tag: "Letters and days",
    summary: "The letters that fit an entry, each to who is to get it",
    query: QUERIES.plain,
    answer: z.strictObject({ items: z.array(letterShape) }),
  },
  readLetter: {
    method: "get",
    path: `${ENTRY}/letters/{letter}`,
    tag: "Letters and days",
    summary: "One letter, ready but for what is filled in by hand",
    query: QUERIES.plain,
    answer: letterShape,
  },
  noteLetter: {
    method: "post",
    path: `${ENTRY}/letters/{letter}`,
    tag: "Letters and days",
    summary: "Write down that our party posted this letter: its term runs from that day",
    query: z.object({ lang }),
    body: postedLetter,
    answer: shapes.receiptShape,
    status: 201,
    scope: "write",
    once: true,
    refusals: [409, 413, 415],
  },
  answerWithCard: {
    method: "post",
    path: `${ENTRY}/card-answers`,
    tag: "Letters and days",
    summary: "Answer a question mark, or a question under a rule, with the card of our party",
    query: z.object({ lang }),
    answer: shapes.receiptShape,
    status: 201,
    scope: "write",
    once: true,
    refusals: [409],
  },
  renewEntry: {
    method: "post",
    path: `${ENTRY}/renewals`,
    tag: "Letters and days",
    summary: "Keep a claim, a backing or our own words for another year",
    query: z.object({ lang }),
    answer: shapes.receiptShape,
    status: 201,
    scope: "write",
    once: true,
    refusals: [409],
  },
  readCalendar: {
    method: "get",
    path: `${ENTRY}/calendar`,
    tag: "Letters and days",
    summary: "The days that follow from an entry, as a calendar file",
    query: QUERIES.plain,
    gives: CALENDAR,
  },
  readOwnCalendar: {
    method: "get",
    path: "/books/{book}/calendar",
    tag: "Our party",
    summary: "Days still to come in what concerns our party, as a calendar file",
    query: QUERIES.plain,
    gives: CALENDAR,
    scope: "read",
  },
} as const satisfies Readonly<Record<string, Operation>>;
