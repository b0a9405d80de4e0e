import * as z from "zod";
import { PHOTO_TYPES } from "../../register/photo.ts";
import { lang, type Operation } from "./operation.ts";
import {
  namedJudge,
  openedReportShape,
  ourReportShape,
  receiptNumber,
  reportStateShape,
  secondDecision,
} from "./report-shapes.ts";

const REPORT = "/books/{book}/reports/{report}";
const query = z.object({ lang });

export const REPORTS = {
  readReport: {
    method: "post",
    path: "/reports/answer",
    tag: "Reports",
    summary: "What came of a report, for who has its number",
    query,
    body: receiptNumber,
    answer: reportStateShape,
    refusals: [413, 415],
  },
  askSecondLook: {
    method: "post",
    path: "/reports/second-look",
    tag: "Reports",
    summary: "Ask once for somebody of another side to look again, with the number of a report",
    query,
    body: receiptNumber,
    answer: reportStateShape,
    refusals: [409, 413, 415],
  },
  listReports: {
    method: "get",
    path: "/books/{book}/reports",
    tag: "Reports",
    summary: "Reports that our party may look at again, and what was decided about what it wrote",
    query,
    answer: z.strictObject({ items: z.array(ourReportShape) }),
    scope: "read",
  },
  askOwnSecondLook: {
    method: "post",
    path: `${REPORT}/second-look`,
    tag: "Reports",
    summary: "Ask for a second look on a decision about what our party wrote",
    query,
    answer: ourReportShape,
    scope: "write",
    refusals: [409],
  },
  openReport: {
    method: "post",
    path: `${REPORT}/opening`,
    tag: "Reports",
    summary: "Take the second look on us and open the one entry for it; each opening is told to whom it concerns",
    description: "A claim, or own words, of residents no program gets: their second look is taken on the page.",
    query,
    answer: openedReportShape,
    scope: "write",
    refusals: [409],
  },
  decideSecondLook: {
    method: "post",
    path: `${REPORT}/decision`,
    tag: "Reports",
    summary: "Decide in the second look that our party took, with a reason for both",
    query,
    body: secondDecision,
    answer: ourReportShape,
    scope: "write",
    refusals: [409, 413, 415, 422],
  },
  nameSecondLook: {
    method: "post",
    path: `${REPORT}/naming`,
    tag: "Reports",
    summary: "Ask one party, for the holder of the book, to give a second look that nobody took",
    query,
    body: namedJudge,
    answer: ourReportShape,
    scope: "write",
    refusals: [409, 413, 415],
  },
  readReportedPhoto: {
    method: "get",
    path: `${REPORT}/photos/{photo}`,
    tag: "Reports",
    summary: "A photo beside the entry that is open for our second look",
    query,
    gives: PHOTO_TYPES,
    scope: "read",
  },
} as const satisfies Readonly<Record<string, Operation>>;
