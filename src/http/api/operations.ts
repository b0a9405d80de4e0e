import type { Operation } from "./operation.ts";
import { LETTERS } from "./letter-operations.ts";
import { OF_PARTY } from "./own-operations.ts";
import { READING } from "./reading-operations.ts";
import { WRITING } from "./writing-operations.ts";

/** All that a program can do. Document, reference page and routes are made of this list. */
export const OPERATIONS = { ...READING, ...WRITING, ...LETTERS, ...OF_PARTY } as const;

export type OperationName = keyof typeof OPERATIONS;
export const operations = Object.entries(OPERATIONS) as readonly (readonly [OperationName, Operation])[];
