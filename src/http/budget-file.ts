import { hash } from "node:crypto";
import { detectEncoding, textOf } from "../exchange/encoding.ts";
import { isBudgetText } from "../exchange/other-files.ts";
import { readRound } from "../exchange/pabulib/read-round.ts";
import type { Round } from "../register/round.ts";

/** A budget file as it was read, and the SHA-256 of its bytes. Who voted stays behind in those bytes. */
export interface BudgetFile {
  /** Its name, without folders. */
  readonly name: string;
  readonly round: Round;
  readonly digest: string;
}

/** Whether this is a round of a neighbourhood budget (Pabulib) and not a register: by its name, or its first line. */
export const isBudgetFile = (name: string, firstBytes?: Uint8Array): boolean =>
  name.toLowerCase().endsWith(".pb") ||
  (firstBytes !== undefined && isBudgetText(new TextDecoder("windows-1252").decode(firstBytes).replace(/^ï»¿/, "")));

/** Reads a budget file from its bytes alone: nothing of it is written anywhere. Throws BadBudgetFile or UnreadableFile. */
export function readBudgetFile(name: string, bytes: Uint8Array): BudgetFile {
  const text = textOf(bytes, detectEncoding(bytes));
  return { name, round: readRound(text), digest: hash("sha256", bytes, "hex") };
}
