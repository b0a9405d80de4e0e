import type { Side } from "../../../src/register/kinds/party.ts";
import type { KindName } from "../../../src/register/kinds.ts";
import type { Relation } from "./readers.ts";
import type { Way } from "./ways-out.ts";

/** The ways out as the rows below write them. */
export const LETTERS = {
  p: "page",
  f: "form",
  j: "json",
  c: "csv",
  g: "graph",
  i: "calendar",
  l: "letter",
  k: "card",
  m: "digest",
  x: "export",
  /** An export, of what residents wrote for themselves alone. */
  o: "export",
  /** An export for its author alone. */
  X: "export",
  /** Where programs get more than an export and JSON give. */
  a: "api",
} as const satisfies Readonly<Record<string, Way>>;
type Letter = keyof typeof LETTERS;

interface Fields {
  /** Field → the ways along which it comes out, for whoever may read the entry. */
  readonly out: Readonly<Record<string, string>>;
  /** Fields that hold a word of a short list, a day, a time or a link. */
  readonly rest: string;
}

/** Whether a field may come out along a way for somebody who may read the entry. */
export function comesOut(
  ways: string,
  way: Way,
  { author, who }: { readonly author: Side; readonly who: Relation },
): boolean {
  const of = { author, who };
  if (way === "api" && !ways.includes("a")) return comesOut(ways, "export", of) || comesOut(ways, "json", of);
  return ([...ways] as Letter[]).some((letter) => {
    if (LETTERS[letter] !== way) return false;
    return letter === "X" ? who === "author" : letter !== "o" || author === "institution" || who === "author";
  });
}

/** Every field of every kind. A field that is not here fails by name; so does one that comes out along a way that does not stand with it. */
export const FIELDS: Readonly<Record<KindName, Fields>> = {
  party: {
    out: {
      name: "pfjcgilkxm",
      words: "pfo",
    },
    rest: "type side relay holder shown",
  },
  space: {
    out: {
      name: "pfcix",
      place: "pfx",
    },
    rest: "home manager hours hours[].days[] hours[].from hours[].until tariff versionOf",
  },
  activity: {
    out: {
      title: "pfcix",
      arrangements: "pfx",
      invited: "pfx",
      "counts.new": "pfx",
      "counts.returning": "pfx",
      "counts.inside": "pfx",
      "counts.outside": "pfx",
      "meeting.invited": "pfx",
      "meeting.presentResidents": "pfjcx",
      "meeting.presentInstitutions": "pfjcx",
      "meeting.seatsPaid": "pfjcx",
      "meeting.seatsUnpaid": "pfjcx",
    },
    rest: "organiser type when space starts ends atSunset meeting.calledBy meeting.decidedBy versionOf",
  },
  rule: {
    out: {
      title: "pfjix",
      text: "pfx",
      writtenWhere: "pfx",
      link: "pfx",
      said: "pfjx",
      "criteria[].text": "pfjx",
      "groups[].name": "pfjx",
      "groups[].price": "pfx",
      "exceptions[].what": "pfjx",
      why: "pfx",
      "source.name": "px",
      "source.file": "pfjcix",
      "source.line": "px",
      "photo.alt": "pfx",
      "photo.size": "fx",
    },
    rest: "photo.id photo.sha256 photo.type type owner written writtenSince decideWeeks inForceFrom inForceUntil criteria[].key met groups[].when groups[].percent groups[].per groups[].atMost narrows exceptions[].party source.date",
  },
  request: {
    out: {
      "from.listed.key": "X",
      "from.listed.name": "X",
      "from.listed.form": "pjcx",
      what: "pfcilx",
      hours: "pfx",
      amount: "pfx",
      offered: "pfx",
      often: "pfjcx",
      unit: "pfjx",
      area: "pfjx",
      status: "x",
      "source.name": "px",
      "source.file": "pfix",
      "source.line": "px",
    },
    rest: "from.party from.residents to matter asked wanted activity rule year cadence source.date versionOf",
  },
  decision: {
    out: {
      amount: "pfx",
      settled: "pfx",
      tariff: "pflx",
      hourly: "pfx",
      conditions: "pfx",
      "reason.text": "pflx",
      ground: "pfx",
      link: "pfx",
      why: "pfx",
      "source.name": "px",
      "source.file": "pfilx",
      "source.line": "px",
      "photo.alt": "pfx",
      "photo.size": "fx",
    },
    rest: "photo.id photo.sha256 photo.type on decider outcome reason.form rule written heard decided told event nature source.date versionOf",
  },
  support: {
    out: {
      "to.listed.key": "X",
      "to.listed.name": "X",
      "to.listed.form": "pjcx",
      what: "pfcix",
      amount: "pfjcx",
      hours: "pfjx",
      returns: "pfjx",
      interest: "pfjx",
      conditions: "pfx",
      "source.name": "px",
      "source.file": "pfix",
      "source.line": "px",
      "photo.alt": "pfx",
      "photo.size": "fx",
    },
    rest: "photo.id photo.sha256 photo.type from to.party to.residents type since until space activity rule source.date versionOf",
  },
  fact: {
    out: {
      criterion: "pfix",
      count: "pfx",
      basis: "pfx",
    },
    rest: "rule party on value when versionOf",
  },
  held: {
    out: {
      criterion: "pfix",
      often: "pfjx",
      consequence: "pfx",
      "photo.alt": "pfx",
      "photo.size": "fx",
    },
    rest: "photo.id photo.sha256 photo.type rule who holder how when occasion versionOf",
  },
  burden: {
    out: {
      what: "pfcix",
      amount: "pfjx",
      hours: "pfjx",
      tariff: "pfjx",
    },
    rest: "on type since",
  },
  claim: {
    out: {
      forWhom: "pfko",
      notFor: "pfko",
      words: "pfko",
      where: "pfo",
      often: "pfx",
      backing: "pfo",
    },
    rest: "speaker when",
  },
  doubt: {
    out: {
      "doubter.listed.key": "X",
      "doubter.listed.name": "X",
      "doubter.listed.form": "px",
      ground: "pfcilx",
      often: "pfjx",
      answered: "pfx",
    },
    rest: "about doubter.party doubter.residents when occasion versionOf",
  },
  backing: {
    out: {
      count: "pfkx",
      what: "pfkx",
    },
    rest: "claim type when shownTo shown accepted versionOf",
  },
  saying: {
    out: {
      unit: "pfx",
      words: "pfjix",
    },
    rest: "speaker of party when occasion versionOf",
  },
  tie: {
    out: {
      tone: "pfx",
    },
    rest: "from to type since until versionOf",
  },
  role: {
    out: {
      title: "pfcikx",
      ground: "pfkx",
      othersAsked: "pfkx",
      "tasks[].what": "pfkx",
      hours: "pfkx",
      limits: "pfkx",
      wayOut: "pfkx",
    },
    rest: "holder givers[].party tasks[].since reward since until agreed versionOf",
  },
  comparison: {
    out: {
      title: "pfix",
      likeness: "pfx",
      difference: "pfx",
      conclusion: "pfx",
    },
    rest: "one other turning",
  },
  round: {
    out: {
      title: "x",
      budget: "pjcx",
      "rule.stated": "px",
      "rule.perCategory[].category": "x",
      "rule.perCategory[].budget": "x",
      "categories[]": "x",
      "projects[].key": "x",
      "projects[].title": "jx",
      "projects[].cost": "jx",
      "projects[].category": "jx",
      "projects[].votes": "jx",
      "ballots[].count": "x",
      "outcomes.voters": "jx",
      "outcomes.part.cents": "jx",
      votes: "x",
      "source.name": "px",
      "source.file": "pfjcix",
      "source.line": "px",
    },
    rest: "year rule.leftover rule.counting projects[].selected ballots[].approves[] outcomes.untold[] outcomes.part.place outcomes.ways[].way outcomes.ways[].selected[] outcomes.ways[].nothing digest source.date",
  },
  unnamed: {
    out: {},
    rest: "on decider step outcome",
  },
  together: {
    out: {
      text: "pfix",
    },
    rest: "subject institution parties",
  },
  hiding: {
    out: {
      why: "px",
    },
    rest: "target hidden ground",
  },
  reply: {
    out: {
      text: "px",
    },
    rest: "target backing",
  },
  publication: {
    out: {},
    rest: "target audience",
  },
  delivery: {
    out: {},
    rest: "target party means letter posted",
  },
  agreement: {
    out: {},
    rest: "target agrees",
  },
  door: {
    out: {},
    rest: "target state until",
  },
  correction: {
    out: {},
    rest: "target body",
  },
  withdrawal: {
    out: {
      why: "px",
    },
    rest: "target",
  },
  erasure: {
    out: { order: "pa" },
    rest: "target along[]",
  },
};
