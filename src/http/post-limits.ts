/** How often posts of one sort come in from one account, or from one address where nobody is signed in. */
export interface PostLimit {
  readonly sort: string;
  readonly most: number;
  /** Milliseconds. */
  readonly every: number;
}

const MINUTES = 60_000;

/**
 * Each far above what people do: an organiser who writes down a whole evening, a phone that sends a month of taps at once, thirty
 * people behind the one address of a library. Guessing at codes, mails, keys and reports is counted besides, where it is done.
 */
const SORTS = {
  write: { sort: "write", most: 600, every: 10 * MINUTES },
  account: { sort: "account", most: 200, every: 10 * MINUTES },
  "come-in": { sort: "come-in", most: 600, every: 10 * MINUTES },
  keep: { sort: "keep", most: 300, every: 10 * MINUTES },
  import: { sort: "import", most: 60, every: 10 * MINUTES },
} as const satisfies Readonly<Record<string, PostLimit>>;
export type PostSort = keyof typeof SORTS;

const PEOPLE = "/b/:book/parties/:party/people";

/** Every address that takes a form, and which sort its posts are counted as. A route without a row fails by name. */
export const POST_SORTS: Readonly<Record<string, PostSort>> = {
  "/sign-in": "come-in",
  "/sign-in/mail": "come-in",
  "/sign-in/mail/use": "come-in",
  "/sign-in/institution/:name/logout": "come-in",
  "/sign-in/passkey": "come-in",
  "/sign-in/passkey/options": "come-in",
  "/sign-out": "account",
  "/sixteen": "account",
  "/report": "come-in",
  "/digest/stop/:secret": "come-in",
  "/account/digest": "account",
  "/account/email": "account",
  "/account/email/confirm": "account",
  "/account/email/remove": "account",
  "/account/passkeys": "account",
  "/account/passkeys/options": "account",
  "/account/passkeys/remove": "account",
  "/account/erase": "account",
  "/account/return": "account",
  "/account/sessions/end": "account",
  "/account/sessions/end-others": "account",
  "/steward/code": "keep",
  "/steward/languages": "keep",
  "/steward/letters": "keep",
  "/steward/new/:step": "keep",
  "/steward/party": "keep",
  "/steward/poster": "keep",
  "/steward/poster/withdraw": "keep",
  "/steward/theme": "keep",
  ...Object.fromEntries(
    ["name", "role", "hand-over", "remove", "withdraw", "code", "leave"].map((act) => [
      `${PEOPLE}/${act}`,
      "account" as const,
    ]),
  ),
  "/b/:book/parties/:party/refuse": "keep",
  "/b/:book/parties/:party/tokens": "account",
  "/b/:book/parties/:party/tokens/stop": "account",
  "/b/:book/parties/:party/erase": "account",
  "/b/:book/parties/:party/knock": "write",
  "/b/:book/knocks": "write",
  "/knock": "come-in",
  "/b/:book/writes-for": "write",
  "/b/:book/record/:kind": "write",
  "/b/:book/entries/:id/card": "write",
  "/b/:book/entries/:id/letter/:name": "write",
  "/b/:book/entries/:id/renew": "write",
  "/b/:book/entries/:id/report": "come-in",
  "/b/:book/reports": "write",
  "/b/:book/tally": "write",
  "/b/:book/tally/undo": "write",
  "/b/:book/terms": "account",
  "/b/:book/terms/change": "keep",
  "/b/:book/together/:id": "write",
  "/b/:book/together/:id/words": "write",
  "/b/:book/together/:id/yes": "write",
  "/b/:book/together/:id/back": "write",
  "/b/:book/import": "import",
  "/b/:book/import/:job": "import",
  "/api/v1/books/:book/entries": "write",
  "/api/v1/books/:book/photos": "write",
  "/api/v1/books/:book/entries/:entry/letters/:letter": "write",
  "/api/v1/books/:book/entries/:entry/card-answers": "write",
  "/api/v1/books/:book/entries/:entry/renewals": "write",
  "/api/v1/books/:book/entries/:entry/reports": "come-in",
  "/api/v1/books/:book/parties/:party/refusal": "keep",
  "/api/v1/books/:book/parties/:party/knocks": "write",
  "/api/v1/books/:book/knocks/:knock/answers": "write",
  "/api/v1/knocks/answer": "come-in",
  "/api/v1/knocks/more": "come-in",
  "/api/v1/knocks/removal": "come-in",
  "/api/v1/reports/answer": "come-in",
  "/api/v1/reports/second-look": "come-in",
  "/api/v1/books/:book/reports/:report/second-look": "write",
  "/api/v1/books/:book/reports/:report/opening": "write",
  "/api/v1/books/:book/reports/:report/decision": "write",
  "/api/v1/books/:book/reports/:report/naming": "write",
  "/api/v1/books/:book/together/:subject": "write",
  "/api/v1/books/:book/together/:subject/words": "write",
  "/api/v1/books/:book/together/:subject/yes": "write",
  "/api/v1/books/:book/taps": "write",
  "/api/v1/books/:book/taps/:tap": "write",
};

/** What holds for a route; posts to where nothing is are counted as coming in. */
export const limitOf = (route: string | undefined): PostLimit => SORTS[POST_SORTS[route ?? ""] ?? "come-in"];
