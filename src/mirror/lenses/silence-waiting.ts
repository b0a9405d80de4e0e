import type { Cases } from "../cases.ts";
import type { View } from "../view.ts";
import type { Waits } from "../waiting.ts";

/** Requests with how long they waited, and the term they are held against. */
export interface Silent {
  readonly view: View;
  readonly cases: Cases;
  readonly waits: Waits;
  readonly term: number;
}
