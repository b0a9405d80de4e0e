import * as z from "zod";
import { HIDING_GROUNDS } from "../../register/kinds/hiding.ts";
import { day, entryShape, moment, named } from "./shapes.ts";

const VERDICTS = ["hidden", "left"] as const;
const verdict = z.enum(VERDICTS).nullable().describe("Null for as long as nobody decided.");

const stateFields = {
  ground: z.enum(HIDING_GROUNDS),
  made: moment,
  before: day.describe("The last day on which it is decided in time."),
  overdue: z.boolean(),
  verdict,
  reason: z.string(),
  second: z
    .strictObject({
      askedBy: z.enum(["reporter", "author"]),
      before: day.describe("The last day on which it is given in time."),
      shownOn: day.nullable().describe("After this day a hidden text stands there again, when nobody looked."),
      overdue: z.boolean(),
      verdict,
      reason: z.string(),
    })
    .nullable()
    .describe("The second look, where it was asked for."),
};
export const reportStateShape = named("ReportState", z.strictObject(stateFields), "Where a report stands.");

export const REPORT_ACTS = ["second-look", "opening", "decision", "naming"] as const;
export const ourReportShape = named(
  "OurReport",
  z.strictObject({
    id: z.string(),
    entry: z.string(),
    ...stateFields,
    words: z.string().optional().describe("What the reporter wrote: for the party that looks again."),
    asked: z
      .boolean()
      .describe("Whether the holder of the book asked our party to look again; it is free to leave it."),
    onPage: z
      .boolean()
      .describe("Whether its words are opened on the page alone: no program gets a claim or own words of residents."),
    askable: z.array(z.string()).optional().describe("To the holder: the parties that it may ask, once."),
    acts: z.array(z.enum(REPORT_ACTS)).describe("What our party may do about it now, as the last part of an address."),
  }),
  "A report about what our party wrote, or that it may look at again.",
);
export const openedReportShape = named(
  "OpenedReport",
  z.strictObject({ report: ourReportShape, opened: entryShape.nullable().describe("Null where it is gone by now.") }),
);

export const receiptNumber = z.strictObject({
  number: z.string().max(60).describe("The number on the receipt. It goes in no address."),
});
export const namedJudge = z.strictObject({ party: z.string().max(40) });
export const secondDecision = z.strictObject({
  verdict: z.enum(VERDICTS),
  ground: z.enum(HIDING_GROUNDS),
  reason: z.string().describe("For both, and in the book; without repeating what was reported."),
  looked: z.boolean().default(false),
});
