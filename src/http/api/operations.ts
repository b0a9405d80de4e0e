import { KEEPING } from "./keeping-operations.ts";
import { KNOCKS } from "./knock-operations.ts";
import { LETTERS } from "./letter-operations.ts";
import type { Operation } from "./operation.ts";
import { OF_PARTY } from "./own-operations.ts";
import { READING } from "./reading-operations.ts";
import { REPORTS } from "./report-operations.ts";
import { TOGETHER } from "./together-operations.ts";
import { WRITING } from "./writing-operations.ts";

/** All that a program can do. Document, reference page and routes are made of this list. */
export const OPERATIONS = {
  ...READING,
  ...KEEPING,
  ...WRITING,
  ...LETTERS,
  ...OF_PARTY,
  ...KNOCKS,
  ...REPORTS,
  ...TOGETHER,
} as const;

export type OperationName = keyof typeof OPERATIONS;
export const operations = Object.entries(OPERATIONS) as readonly (readonly [OperationName, Operation])[];
