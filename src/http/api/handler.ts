import type { Request } from "../environment.ts";
import type { Services } from "../services.ts";
import type { Caller } from "../tokens.ts";
import type { BookVisit } from "../visit.ts";

export interface Call {
  readonly c: Request;
  readonly services: Services;
  /** The program that asks, where it sends a key. */
  readonly caller: Caller | undefined;
  /** The book in the address, as whoever sends the token reads it. Throws "book-unknown". */
  visit(): Promise<BookVisit>;
}

export type Handler = (call: Call) => Promise<Response>;
