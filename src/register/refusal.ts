/** Why something may not be written or read now: for people, in words of their language. Everything else that goes wrong is a bug. */
export const REFUSALS = {
  "field-wrong": 400,
  "method-unknown": 405,
  "format-unknown": 406,
  "body-type": 415,
  "token-wrong": 401,
  "token-scope": 403,
  "sixteen-first": 403,
  "page-only": 403,
  "look-again": 422,
  "key-reused": 422,
  "key-busy": 409,
  "not-signed-in": 401,
  "not-yours-to-write": 403,
  "readers-read": 403,
  "organisers-only": 403,
  "terms-first": 403,
  "party-refused": 403,
  "holder-decides": 403,
  "refusal-stands": 403,
  "refusal-names-belief": 422,
  "other-party": 409,
  "last-organiser": 409,
  "person-unknown": 404,
  "only-about-own-acts": 403,
  "describes-itself": 403,
  "institution-may-not-erase": 403,
  "institution-may-not-hide": 403,
  "not-yours-to-erase": 403,
  "agreement-first": 403,
  "audience-too-wide": 403,
  "residents-only": 403,
  "still-sealed": 403,
  "retelling-closed": 403,
  "code-wrong": 403,
  "link-wrong": 403,
  "link-other-account": 403,
  "email-wrong": 400,
  "passkey-wrong": 403,
  "institution-unknown": 404,
  "institution-again": 403,
  "institution-refused": 403,
  "institution-no-place": 403,
  "institution-away": 503,
  "too-many-tries": 429,
  "poster-full": 429,
  "book-unknown": 404,
  "entry-unknown": 404,
  "party-unknown": 404,
  "lens-unknown": 404,
  "book-exists": 409,
  "party-exists": 409,
  "party-erased": 409,
  "already-withdrawn": 409,
  "already-agreed": 409,
  "opened-already": 409,
  "words-changed": 409,
  "already-hidden": 409,
  "decided-already": 409,
  "wrong-kind": 422,
  "doubt-about-a-party": 422,
  "home-has-no-address": 422,
  "trait-needs-a-why": 422,
  "trait-not-here": 422,
  "version-of-own-words": 422,
  "note-first": 422,
  "together-subject": 422,
  "photo-own-writing": 422,
  "photo-gone": 409,
  "storage-full": 507,
  "storage-refused": 503,
  "database-newer": 503,
  "file-unreadable": 422,
  "file-too-large": 413,
} as const satisfies Record<string, number>;

export type RefusalCode = keyof typeof REFUSALS;

/** Carries a code from the closed list and the details its words need, such as the field's path. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly details: Readonly<Record<string, string | number>>;

  constructor(code: RefusalCode, details: Readonly<Record<string, string | number>> = {}) {
    super(`${code} ${JSON.stringify(details)}`);
    this.code = code;
    this.details = details;
  }

  /** The HTTP status that goes with the code. */
  get status(): number {
    return REFUSALS[this.code];
  }
}
