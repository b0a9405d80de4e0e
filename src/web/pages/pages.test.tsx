import { expect, test } from "vitest";
import sample from "../../../samples/retelling.json" with { type: "json" };
import { countingIds, foldDrafts } from "../../../test/support/fold.ts";
import { columnsOf } from "../../mirror/columns.ts";
import { viewFor } from "../../mirror/view.ts";
import type { Audience } from "../../register/audience.ts";
import type { Draft } from "../../register/entry.ts";
import { asEntryId, asPartyId, type EntryId, type PartyId } from "../../register/ids.ts";
import type { Register } from "../../register/register.ts";
import { draftsOf, readSample } from "../../simulation/sample.ts";
import { documentOf } from "../components/layout.tsx";
import { type BookPageContext, pageContext } from "../context.ts";
import { FORM_KINDS } from "../forms/specs.ts";
import { LOCALES, type Locale } from "../texts.ts";
import { DecisionsPage } from "./decisions.tsx";
import { EntryPage } from "./entry.tsx";
import { FilePage } from "./file.tsx";
import { NeighbourhoodPage } from "./neighbourhood.tsx";
import { PartiesPage } from "./parties.tsx";
import { PartyPage } from "./party.tsx";
import { RecordFormPage } from "./record-form.tsx";
import { RecordPage } from "./record.tsx";
import { RequestsPage } from "./requests.tsx";
import { RulePage } from "./rule.tsx";
import { RulesPage } from "./rules.tsx";

const NOW = Date.parse("2026-11-24T12:00:00Z");
const AT = "2026-11-20T12:00:00Z";
const [CITY, TABLE, GARDEN] = ["party-municipality", "party-initiative-1", "party-initiative-2"].map(asPartyId) as [
  PartyId,
  PartyId,
  PartyId,
];

interface Reader {
  readonly party?: PartyId;
  readonly locale?: Locale;
  readonly query?: string;
}

function contextOf(register: Register, { party, locale = "nl", query = "" }: Reader = {}): BookPageContext {
  const columns = columnsOf(register);
  const viewer = party === undefined ? {} : { party };
  const view = viewFor(columns, register, viewer, NOW);
  const place = { slug: "boek", name: "Boek", type: register.book.type, place: "", note: "" };
  return pageContext({
    locale,
    path: "/b/boek",
    query: new URLSearchParams(query),
    book: { ...place, register, columns, view, viewer, now: NOW },
    ...(party !== undefined && { session: { account: "a", party, steward: false, csrf: "csrf" } }),
  });
}

const drawn = (page: { toString(): string | Promise<string> }): string => documentOf(page);

const enter = (id: PartyId, body: object): Draft =>
  ({ kind: "party", id: asEntryId(id), by: { party: id, account: "a" }, body }) as Draft;
const write = (party: PartyId, kind: string, id: string, body: object, audience?: Audience): Draft =>
  ({ kind, id: asEntryId(id), by: { party, account: "a" }, body, ...(audience && { audience }) }) as Draft;

const SOURCE = { name: "Register", date: "2026-01-01", file: "SBA-1", line: 2 };

/** A municipality and two initiatives; one of them keeps something to itself and tells the municipality something else. */
function smallBook(): Register {
  const drafts = [
    enter(CITY, { name: "De gemeente", type: "municipality", side: "institution" }),
    enter(TABLE, { name: "De Tafel", type: "initiative", side: "residents", words: "Wij koken samen" }),
    enter(GARDEN, { name: "De Tuin", type: "initiative", side: "residents" }),
    write(TABLE, "burden", "entry-burden-00001", { on: TABLE, type: "hours", what: "GEHEIM-EIGEN" }),
    write(TABLE, "rule", "entry-rule-0000001", { title: "GEHEIM-REGEL", type: "unwritten" }, "own"),
    write(TABLE, "request", "entry-request-0001", {
      from: { party: TABLE },
      to: CITY,
      matter: "space",
      what: "GEDEELD-RUIMTE",
    }),
    write(CITY, "request", "entry-request-0002", {
      from: { listed: { key: "7", name: "Stichting Bij Naam", form: "stichting" } },
      to: CITY,
      matter: "money",
      what: "Feest van Bij Naam",
      amount: 100000,
      source: SOURCE,
    }),
  ];
  return foldDrafts(
    "neighbourhood",
    drafts.map((draft) => ({ draft, at: AT })),
  );
}

const everyList = (context: BookPageContext): string =>
  [
    <NeighbourhoodPage context={context} />,
    <PartiesPage context={context} />,
    <PartyPage context={context} party={TABLE} />,
    <PartyPage context={context} party={CITY} />,
    <RequestsPage context={context} />,
    <DecisionsPage context={context} />,
    <RulesPage context={context} />,
    <RecordPage context={context} />,
    ...FORM_KINDS.map((kind) => <RecordFormPage context={context} kind={kind} />),
  ]
    .map(drawn)
    .join("\n");

test("of a rule in a register the home page says that only its name is known, never that it is not on paper", () => {
  const rule = { title: "Buurtfonds", type: "subsidy", owner: CITY, source: SOURCE };
  const drafts = [
    enter(CITY, { name: "De gemeente", type: "municipality", side: "institution" }),
    write(CITY, "rule", "entry-rule-0000002", rule),
  ];
  const register = foldDrafts(
    "neighbourhood",
    drafts.map((draft) => ({ draft, at: AT })),
  );
  const page = drawn(<NeighbourhoodPage context={contextOf(register)} />);
  expect(page).toContain("Van 1 regel noemt het register alleen de naam.");
  expect(page).not.toContain("op papier");
});

test("the Dutch note of a sample says that it is Dutch on a page in another language", () => {
  const noteOf = (register: Register, locale: Locale) => {
    const context = contextOf(register, { locale });
    const book = { ...context.book, note: "Bron: een artikel" };
    return /<p class="book-note"[^>]*>/.exec(drawn(<NeighbourhoodPage context={{ ...context, book }} />))?.[0];
  };
  const { register } = retelling();
  expect(noteOf(register, "tr")).toBe('<p class="book-note" dir="auto" lang="nl">');
  expect(noteOf(register, "nl")).toBe('<p class="book-note" dir="auto">');
  expect(noteOf(smallBook(), "tr")).toBe('<p class="book-note" dir="auto">');
  const rule = register.entries.find((entry) => entry.kind === "rule" && entry.body.text !== "unknown");
  const ruleIn = (locale: Locale) =>
    drawn(<EntryPage context={contextOf(register, { locale })} id={rule?.id as EntryId} />);
  expect([ruleIn("tr").includes('<bdi lang="nl">'), ruleIn("nl").includes('<bdi lang="nl">')]).toEqual([true, false]);
  const claim = register.entries.find(({ kind }) => kind === "claim");
  const headingIn = (locale: Locale) =>
    /<h1>(.*?)<\/h1>/.exec(
      drawn(<EntryPage context={contextOf(register, { locale })} id={claim?.id as EntryId} />),
    )?.[1];
  expect(headingIn("tr")).toMatch(/^<bdi>[^<]+: <bdi lang="nl">[^<]+<\/bdi><\/bdi>$/);
});

test("nobody who is not signed in sees what members wrote for fewer", () => {
  const context = contextOf(smallBook());
  expect(() => everyList(context)).toThrow("entry-unknown");
  const lists = [
    <NeighbourhoodPage context={context} />,
    <RequestsPage context={context} />,
    <RulesPage context={context} />,
  ];
  expect(lists.map(drawn).join("\n")).not.toMatch(/GEHEIM|GEDEELD|De Tafel/);
});

test("the institution reads what is about it, and never what a party keeps to itself", () => {
  const pages = everyList(contextOf(smallBook(), { party: CITY }));
  expect(pages).toContain("GEDEELD-RUIMTE");
  expect(pages).not.toContain("GEHEIM");
});

test("another residents' party reads along, but not what is own", () => {
  const pages = everyList(contextOf(smallBook(), { party: GARDEN }));
  expect(pages).toContain("GEDEELD-RUIMTE");
  expect(pages).not.toContain("GEHEIM");
});

test("what residents told an institution says that other residents read it too", () => {
  const context = contextOf(smallBook(), { party: TABLE });
  expect(drawn(<EntryPage context={context} id={asEntryId("entry-request-0001")} />)).toContain(
    "Voor bewoners in dit boek, en voor wie het gaat",
  );
});

test("who was invited by the steward did not say itself who it is", () => {
  const body = { name: "De gemeente", type: "municipality", side: "institution" };
  const invited = { ...enter(CITY, body), by: { party: CITY, account: "steward" } } as Draft;
  const context = contextOf(foldDrafts("neighbourhood", [{ draft: invited, at: AT }]), { party: CITY });
  expect(drawn(<NeighbourhoodPage context={context} />)).toContain("Er is 1 deelnemer.");
  expect(drawn(<PartyPage context={context} party={CITY} />)).toContain("Niet in eigen woorden");
});

test("a party reads all its own words", () => {
  const pages = everyList(contextOf(smallBook(), { party: TABLE }));
  expect(pages).toMatch(/GEHEIM-EIGEN/);
  expect(pages).toMatch(/GEHEIM-REGEL/);
});

test("the page of an entry that may not be read is refused as one that is not there", () => {
  const context = contextOf(smallBook(), { party: CITY });
  const hidden = asEntryId("entry-burden-00001");
  expect(() => drawn(<EntryPage context={context} id={hidden} />)).toThrow("entry-unknown");
  expect(() => drawn(<RulePage context={context} id={asEntryId("entry-rule-0000001")} />)).toThrow("entry-unknown");
});

test("an applicant in a published register is named on the page of that one file, and nowhere else", () => {
  const context = contextOf(smallBook(), { party: CITY });
  const entry = drawn(<EntryPage context={context} id={asEntryId("entry-request-0002")} />);
  expect(everyList(context) + entry).not.toMatch(/Bij Naam/);
  expect(entry).toContain("SBA-1");
  expect(drawn(<FilePage context={context} number="SBA-1" />)).toContain("Stichting Bij Naam");
  expect(drawn(<FilePage context={context} number="Stichting Bij Naam" />)).not.toContain("Feest");
});

test("no number of people under five stands on an entry's page, not even zero; five and more do", () => {
  const book = foldDrafts(
    "practice",
    [
      enter(TABLE, { name: "De Tafel", type: "initiative", side: "residents", words: "Wij koken samen" }),
      write(TABLE, "activity", "entry-activity-001", {
        title: "Samen eten",
        organiser: TABLE,
        counts: { new: 3, returning: 0, inside: 5, outside: 47 },
      }),
    ].map((draft) => ({ draft, at: "2024-05-01T10:00:00.000Z" })),
  );
  const page = drawn(<EntryPage context={contextOf(book)} id={asEntryId("entry-activity-001")} />);
  const shown = [...page.matchAll(/<dd[^>]*>(\d[^<]*)<\/dd>/g)].map(([, text]) => text?.trim());
  expect(shown).toEqual(["0 tot 4", "0 tot 4", "5", "47"]);
});

test("a filter takes a value of a closed list; another value finds nothing, and nothing is searched", () => {
  const book = smallBook();
  const found = drawn(<RequestsPage context={contextOf(book, { party: CITY, query: "matter=space" })} />);
  expect(found).toContain("GEDEELD-RUIMTE");
  const none = drawn(<RequestsPage context={contextOf(book, { party: CITY, query: "matter=GEDEELD" })} />);
  expect(none).not.toContain("GEDEELD-RUIMTE");
  expect(none).not.toMatch(/type="(search|text)"/);
});

const retelling = (): { register: Register; idOf: (name: string) => string } => {
  const read = readSample(sample);
  const drafts = draftsOf(read, countingIds());
  const ids = new Map(read.entries.map(({ as }, i) => [as, drafts[i]?.id as string]));
  return {
    register: foldDrafts(
      "retelling",
      drafts.map((draft) => ({ draft, at: read.written })),
    ),
    idOf: (name) => ids.get(name) ?? "",
  };
};

test("the questions of the retelling lead from its home page to their answers", () => {
  const { register, idOf } = retelling();
  const home = drawn(<NeighbourhoodPage context={contextOf(register)} />).replaceAll("&amp;", "&");
  const [rosa, hamza] = [idOf("$rosa"), idOf("$hamza")];
  const wanted = [
    `/b/boek/mirror/contrast?a=${rosa}&b=${hamza}`,
    `/b/boek/parties/${rosa}#support`,
    `/b/boek/parties/${rosa}#role`,
    `/b/boek/mirror/load?party=${rosa}`,
    "/b/boek/mirror/voice",
    `/b/boek/parties/${hamza}#asks`,
    `/b/boek/parties/${hamza}#behalf`,
    `/b/boek/parties/${hamza}#both`,
    `/b/boek/parties/${hamza}#doubted`,
    `/b/boek/entries/${idOf("$grant-stopped")}`,
    `/b/boek/rules/${idOf("$rule-tariff")}#payers`,
    "/b/boek/decisions?reason=spoken",
    "/b/boek/rules?type=unwritten",
    "/b/boek/record#never",
  ];
  expect(wanted.filter((href) => !home.includes(`href="${href}"`))).toEqual([]);
});

test("why a rule says who people are is not called unknown of a rule that does not say it", () => {
  const { register, idOf } = retelling();
  const page = drawn(<RulePage context={contextOf(register)} id={asEntryId(idOf("$rule-tariff"))} />);
  expect(page).toContain("Ook onbekend");
  expect(page).not.toContain("Waarom staat er wie mensen zijn?");
});

test("of whoever was not asked on whose behalf it speaks, the page says never asked or unknown", () => {
  const { register, idOf } = retelling();
  const page = drawn(<PartyPage context={contextOf(register)} party={asPartyId(idOf("$hamza"))} />);
  const behalf = page.slice(page.indexOf('id="behalf"'), page.indexOf('id="claims"'));
  expect(behalf).toMatch(/heel vaak/);
  expect(behalf).toMatch(/Het initiatief van Rosa.*nooit gevraagd of onbekend/s);
});

test("no form asks for whom a request is made, and none has a field for what people are", () => {
  const { register, idOf } = retelling();
  const context = contextOf(register, { party: asPartyId(idOf("$hamza")) });
  const request = drawn(<RecordFormPage context={context} kind="request" />);
  expect(request).not.toMatch(/name="(forWhom|behalf)"/);
  const forms = FORM_KINDS.map((kind) => drawn(<RecordFormPage context={context} kind={kind} />)).join("");
  expect(forms).not.toMatch(/name="[^"]*(religion|belief|origin|nationality|health|benefit)/);
});

test("words about what people are bring the form back with what was typed, and a button to send it anyway", () => {
  const context = contextOf(smallBook(), { party: TABLE });
  const posted = { what: "Een plek voor moslims" };
  const page = drawn(
    <RecordFormPage
      context={context}
      kind="request"
      posted={posted}
      notices={[{ name: "what", words: ["moslims"] }]}
    />,
  );
  expect(page).toContain("Een plek voor moslims");
  expect(page).toMatch(/<button[^>]*name="looked" value="1"/);
});

test("a ground is chosen by the words of its rule, or as one that stands in none", () => {
  const rule = {
    title: "Tarief",
    type: "tariff",
    owner: CITY,
    criteria: [{ key: "inside", text: "Bezoek uit de wijk" }],
  };
  const drafts = [
    enter(CITY, { name: "De gemeente", type: "municipality", side: "institution" }),
    write(CITY, "rule", "entry-rule-0000003", rule),
  ];
  const register = foldDrafts(
    "neighbourhood",
    drafts.map((draft) => ({ draft, at: AT })),
  );
  const form = drawn(<RecordFormPage context={contextOf(register, { party: CITY })} kind="decision" />);
  expect(form).toMatch(
    /<option value="inside"[^>]*>Tarief: Bezoek uit de wijk<.*<option value="other"[^>]*>staat niet in de regel</s,
  );
});

test("such a word is told at the question where it was written", () => {
  const context = contextOf(smallBook(), { party: TABLE });
  const notices = [{ name: "reason", words: ["moslims"] }];
  expect(drawn(<RecordFormPage context={context} kind="decision" notices={notices} />)).toContain(
    "Bij “Wat is de reden?” staat",
  );
});

for (const locale of LOCALES)
  test(`no page in ${locale} shows the name of a text instead of the text`, () => {
    const { register, idOf } = retelling();
    const context = contextOf(register, { party: asPartyId(idOf("$hamza")), locale });
    const ids = readSample(sample).entries.map(({ as }) => asEntryId(idOf(as)));
    const pages = [
      ...ids.map((id) => <EntryPage context={context} id={id} />),
      <PartyPage context={context} party={asPartyId(idOf("$rosa"))} />,
      <RulePage context={context} id={asEntryId(idOf("$rule-tariff"))} />,
      <RequestsPage context={context} />,
      <DecisionsPage context={context} />,
      <RulesPage context={context} />,
      <RecordPage context={context} />,
      ...FORM_KINDS.map((kind) => <RecordFormPage context={context} kind={kind} />),
    ];
    const text = pages
      .map(drawn)
      .join("\n")
      .replaceAll(/<[^>]*>/g, "\n");
    const named =
      /^\s*((?:field|form|party|entry|record|start|question|list|filter|word|action|related|law|flag|way-out|versions)\.[a-z0-9.-]+)\s*$/gm;
    expect([...new Set([...text.matchAll(named)].map(([, key]) => key))]).toEqual([]);
  });
