import type { KindName } from "../../../src/register/kinds.ts";

/** What something is kept for, and on which ground of article 6 of the GDPR (AVG) it can rest; the holder decides and answers for it. */
export const PURPOSES = {
  act: { words: "what was asked, decided, given or done, so that both sides keep one record", basis: "1f" },
  parties: { words: "between which parties, groups and institutions it happened", basis: "1f" },
  time: { words: "when, so that terms, waiting and order can be counted", basis: "1f" },
  amount: { words: "how much money, time or people, so that like can be held beside like", basis: "1f" },
  reason: { words: "why, under which rule and in which form, so that reasons can be compared", basis: "1f" },
  source: { words: "where it can be looked up", basis: "1f" },
  own: { words: "what a party says of itself, in its own words, shown as far as it wants", basis: "1a" },
  link: { words: "to which other entry it belongs", basis: "1f" },
  order: { words: "that an order of a court or authority was carried out, and which", basis: "1c" },
  account: { words: "that somebody can come in, and as whom", basis: "1b" },
  reach: { words: "a way to write to somebody who gave it", basis: "1a" },
  safe: { words: "that nobody comes in as somebody else, and misuse is stopped", basis: "1f" },
  role: { words: "who may do what for a party, seen by its people", basis: "1b" },
  mine: { words: "what a party keeps for itself, or with others before they say it together", basis: "1a" },
  looks: { words: "that whoever holds power sees to be seen looking", basis: "1f" },
  misuse: { words: "that what was reported is decided, with reasons, and looked at again", basis: "1f" },
  rights: { words: "that terms and erasures are carried out and can be shown", basis: "1c" },
  agreed: { words: "that somebody agreed to the terms of the book, or is 16 or older, and when", basis: "1b" },
  chain: { words: "that anybody can check that nothing was altered in silence", basis: "1f" },
  book: { words: "what was settled for the book", basis: "1f" },
  holder: { words: "who holds the book and how to reach them, and what was settled for it", basis: "1f" },
} as const;
export type Purpose = keyof typeof PURPOSES;

type Fields = Partial<Record<Purpose, string>>;

/** Every field of every kind, under what it is kept for. */
export const OF_FIELDS: Readonly<Record<KindName, Fields>> = {
  party: { own: "name words shown", parties: "type side holder", reach: "relay" },
  space: { act: "name place home hours tariff", parties: "manager", link: "versionOf" },
  activity: {
    act: "title type starts ends atSunset arrangements",
    parties: "organiser invited meeting",
    time: "when",
    amount: "counts",
    link: "space versionOf",
  },
  rule: {
    reason: "title type text written said criteria met groups narrows exceptions why",
    parties: "owner",
    time: "writtenSince decideWeeks inForceFrom inForceUntil",
    source: "writtenWhere link photo source",
  },
  request: {
    act: "matter what offered status",
    parties: "from to unit area",
    time: "asked wanted year cadence often",
    amount: "hours amount",
    link: "activity rule versionOf",
    source: "source",
  },
  decision: {
    act: "outcome conditions",
    parties: "decider",
    amount: "amount settled tariff hourly",
    reason: "reason rule ground written heard nature why",
    time: "decided told event",
    link: "on versionOf",
    source: "link photo source",
  },
  support: {
    act: "type what returns interest conditions",
    parties: "from to",
    amount: "amount hours",
    time: "since until",
    link: "space activity rule versionOf",
    source: "photo source",
  },
  fact: { reason: "rule criterion value basis", parties: "party", amount: "count", time: "when", link: "on versionOf" },
  held: {
    reason: "rule criterion how consequence",
    parties: "who holder",
    time: "when often",
    link: "occasion versionOf",
    source: "photo",
  },
  burden: { own: "on type what", amount: "amount hours tariff", time: "since" },
  claim: { own: "speaker forWhom notFor words where backing", time: "when often" },
  doubt: { reason: "ground answered", parties: "doubter", time: "when often", link: "about occasion versionOf" },
  backing: {
    own: "type what accepted",
    parties: "shownTo",
    amount: "count",
    time: "when shown",
    link: "claim versionOf",
  },
  saying: { act: "words", parties: "speaker unit of party", time: "when", link: "occasion versionOf" },
  tie: { act: "type tone", parties: "from to", time: "since until", link: "versionOf" },
  role: {
    act: "title tasks reward limits wayOut agreed",
    parties: "holder givers othersAsked",
    amount: "hours",
    reason: "ground",
    time: "since until",
    link: "versionOf",
  },
  comparison: { reason: "title likeness difference conclusion", link: "one other turning" },
  round: {
    act: "title rule categories projects outcomes",
    time: "year",
    amount: "budget ballots votes",
    source: "digest source",
  },
  unnamed: { act: "step outcome", parties: "decider", link: "on" },
  together: { act: "text", parties: "institution parties", link: "subject" },
  hiding: { misuse: "hidden ground why", link: "target" },
  reply: { act: "text", link: "target backing" },
  publication: { rights: "audience", link: "target" },
  delivery: { time: "means letter posted", parties: "party", link: "target" },
  agreement: { rights: "agrees", link: "target" },
  door: { own: "state until", link: "target" },
  correction: { rights: "body", link: "target" },
  withdrawal: { rights: "why", link: "target" },
  erasure: { rights: "along", order: "order", link: "target" },
};

/** Every column of every table, under what it is kept for, and how long where no term stands in the book. */
export const OF_COLUMNS: Readonly<Record<string, { readonly term: string; readonly for: Fields }>> = {
  entry: {
    term: "per kind, above",
    for: { act: "text", chain: "book seq id salt commitment link", rights: "audience" },
  },
  cleaning: { term: "a year", for: { rights: "book at erased nameless" } },
  silent_party: { term: "until it comes back or its name goes", for: { rights: "book party told" } },
  photo: {
    term: "as long as its entry; an hour when it waits",
    for: { source: "book id type size data entry", chain: "sha256", parties: "party", safe: "account", time: "made" },
  },
  look: { term: "a year", for: { looks: "book id party looker unit page at" } },
  tap: { term: "a year", for: { mine: "book party id asker day made entry" } },
  words_yes: { term: "until the words stand in the book", for: { mine: "book subject party" } },
  proposed_words: {
    term: "until the words stand in the book",
    for: { mine: "book subject id text audience party account made" },
  },
  sealed_saying: { term: "two years, or until opened", for: { mine: "book subject party text made" } },
  report: {
    term: "a year after the decision",
    for: {
      misuse:
        "book id receipt entry ground words made opened verdict reason decided asker judge second second_reason second_decided asked named",
    },
  },
  knock: {
    term: "90 days, or until taken back",
    for: {
      reach: "book id party knocker called words made answer answered more more_made last last_made",
      safe: "receipt",
    },
  },
  token: {
    term: "a year after its last day",
    for: { account: "hash id account book party pseudonym name made expires used ended", role: "scopes" },
  },
  written_once: { term: "until the first daily cleaning after a day", for: { safe: "token key print entry made" } },
  terms: { term: "as long as the book", for: { holder: "book version since text" } },
  founding_draft: { term: "30 days", for: { holder: "account text made" } },
  mapping: { term: "as long as the book", for: { book: "book name text" } },
  cube: { term: "as long as the book", for: { book: "book year text" } },
  membership: {
    term: "until somebody goes, or the party",
    for: { role: "account book party role unit pseudonym name since number given", agreed: "terms terms_at" },
  },
  session: {
    term: "SESSION_DAYS without use, SESSION_MOST_DAYS at most",
    for: {
      account: "account made expires ends seen browser chosen institution",
      safe: "hash csrf id next_hash next_made previous_hash rotated",
    },
  },
  code: {
    term: "a year after its last day",
    for: { account: "hash purpose book party made expires used uses", role: "role unit", safe: "maker id withdrawn" },
  },
  mail_link: {
    term: "until the first daily cleaning after a quarter of an hour, or a day",
    for: { reach: "address", account: "hash purpose account made expires" },
  },
  email: { term: "until it is taken away, or the account", for: { reach: "account address confirmed" } },
  institution_person: { term: "until the account goes", for: { account: "hash account institution made checked" } },
  taken_out: { term: "until a code lets somebody back, or the account goes", for: { safe: "account book party" } },
  institution_visit: {
    term: "until the first daily cleaning after its few minutes",
    for: { safe: "hash institution state nonce verifier expires" },
  },
  digest: { term: "until it is stopped, or the account goes", for: { reach: "account period locale slot told" } },
  digest_stop: { term: "400 days", for: { reach: "hash account made" } },
  passkey: {
    term: "until it is taken away, or the account",
    for: { account: "id account public_key browser made used", safe: "counter" },
  },
  passkey_challenge: {
    term: "until the first daily cleaning after its few minutes",
    for: { safe: "hash account expires" },
  },
  attempt: { term: "until the first daily cleaning after a day", for: { safe: "name slot tries" } },
  account: {
    term: "until it is erased",
    for: { account: "account created steward", agreed: "sixteen", rights: "seen" },
  },
  book: { term: "as long as the book", for: { holder: "settings", book: "book type created" } },
};
