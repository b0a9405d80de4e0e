import type * as z from "zod";
import type { Request } from "../environment.ts";
import type { Services } from "../services.ts";
import type { Caller } from "../tokens.ts";
import type { BookVisit } from "../visit.ts";
import type { Operation } from "./operation.ts";

export interface Call {
  readonly c: Request;
  readonly services: Services;
  /** The program that asks, where it sends a key. */
  readonly caller: Caller | undefined;
  /** The book in the address, as whoever sends the token reads it. Throws "book-unknown". */
  visit(): Promise<BookVisit>;
}

/** What carries out an operation, with the parameters of the query as the operation knows them. */
export type Handler<Query = unknown> = (call: Call & { readonly query: Query }) => Promise<Response>;

export type HandlersOf<All extends Readonly<Record<string, Operation>>> = {
  readonly [Name in keyof All]: Handler<All[Name] extends { readonly query: infer Q } ? z.output<Q> : undefined>;
};
