import type { Context, Hono } from "hono";
import type { Locale } from "../web/texts.ts";
import type { OwnTexts } from "./own-texts.ts";
import type { SignedIn } from "./sessions.ts";
import type { Caller } from "./tokens.ts";

/** What each request carries once the middleware has run. */
export interface Environment {
  Variables: {
    requestId: string;
    locale: Locale;
    texts: Pick<OwnTexts, "in">;
    signedIn: SignedIn | undefined;
    /** Nothing in the address can be chosen freely: it has no query but ids that this visitor may read of and numbers of pages. */
    fixed: boolean;
    /** The program that asks, where it sends a key of a party. */
    caller: Caller | undefined;
  };
}

export type App = Hono<Environment>;
export type Request = Context<Environment>;
