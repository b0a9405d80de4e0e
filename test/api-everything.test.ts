import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { operations, type OperationName } from "../src/http/api/operations.ts";
import { createApp } from "../src/http/app.tsx";
import { servicesAt } from "./support/still-site.ts";

/** `/api/v1` is for everything a page can do: each page route has its operations, or a reason that stands in docs/api.md. */

type Row = readonly OperationName[] | string;

const PERSON = "signing in, sessions, passkeys, email, age";
const PEOPLE = "making codes, roles, handing over, leaving, names";
const STEWARD = "acts of the steward";
const ALL = "taking all along, erasing a person or a party";
const IMPORT = "imports of published registers";
const FILES = "CSV and network files, pictures of findings";
const SITE = "pages about the site, the benefit guide";
const DEVICE = "what a device keeps, choosing for whom one writes";
const MAIL = "overviews by mail";
const KEYS = "making and stopping keys";
const TERMS = "agreeing to terms";
const UNNAMED = "looking first without a name";

const BOOK = "/b/:book";
const PARTY = `${BOOK}/parties/:party`;
const ENTRY = `${BOOK}/entries/:id`;

const ROWS: Readonly<Record<string, Row>> = {
  [`GET ${BOOK}`]: ["readBook", "listFindings", "listWaiting"],
  [`GET ${BOOK}/parties`]: ["listParties"],
  [`GET ${BOOK}/requests`]: ["listRequests"],
  [`GET ${BOOK}/decisions`]: ["listDecisions"],
  [`GET ${BOOK}/rules`]: ["listRules"],
  [`GET ${PARTY}`]: ["readParty"],
  [`GET ${BOOK}/rules/:id`]: ["readEntry"],
  [`GET ${ENTRY}`]: ["readEntry", "listEntries"],
  [`GET ${ENTRY}/photo/:photo`]: ["readPhoto"],
  [`GET ${BOOK}/file`]: ["findFile"],
  [`GET ${BOOK}/looks`]: ["listLooks"],
  [`GET ${BOOK}/acts`]: ["listActs"],
  [`GET ${BOOK}/how-long`]: ["readRetention"],
  [`GET ${BOOK}/terms`]: ["readTerms"],
  [`POST ${BOOK}/terms`]: TERMS,
  [`GET ${BOOK}/mirror`]: ["listFindings"],
  [`GET ${BOOK}/mirror/:lens{[a-z-]+}`]: ["readFinding"],
  [`GET ${BOOK}/mirror/:file{[a-z-]+\\.json}`]: ["readFinding"],
  [`GET ${BOOK}/mirror/:file{[a-z-]+\\.csv}`]: FILES,
  [`GET ${BOOK}/mirror/landscape.graphml`]: FILES,
  [`GET ${BOOK}/mirror/landscape.gexf`]: FILES,
  [`GET ${BOOK}/gallery`]: FILES,
  [`GET ${BOOK}/gallery/:group{[a-z]+}`]: FILES,
  [`GET ${BOOK}/cube`]: ["listYears"],
  [`GET ${BOOK}/cube.json`]: ["listYears"],
  [`GET ${BOOK}/cube.csv`]: FILES,
  [`GET ${BOOK}/record`]: ["writeEntry"],
  [`GET ${BOOK}/record/:kind`]: ["writeEntry"],
  [`POST ${BOOK}/record/:kind`]: ["writeEntry", "addPhoto"],
  [`POST ${BOOK}/writes-for`]: DEVICE,
  [`POST ${ENTRY}/renew`]: ["renewEntry"],
  [`GET ${ENTRY}/card`]: ["readEntry"],
  [`POST ${ENTRY}/card`]: ["answerWithCard"],
  [`GET ${ENTRY}/letter/:name`]: ["listLetters", "readLetter"],
  [`POST ${ENTRY}/letter/:name`]: ["noteLetter"],
  [`GET ${BOOK}/entries/:file{[A-Za-z0-9_-]+\\.ics}`]: ["readCalendar"],
  [`GET ${BOOK}/calendar.ics`]: ["readOwnCalendar", "listDeadlines"],
  [`GET ${ENTRY}/report`]: ["addReport"],
  [`POST ${ENTRY}/report`]: ["addReport"],
  "GET /report": ["readReport"],
  "POST /report": ["readReport", "askSecondLook"],
  [`GET ${BOOK}/reports`]: ["listReports"],
  [`POST ${BOOK}/reports`]: ["askOwnSecondLook", "openReport", "decideSecondLook", "nameSecondLook"],
  [`GET ${BOOK}/reports/:report/photo/:photo`]: ["readReportedPhoto"],
  [`GET ${PARTY}/knock`]: ["addKnock"],
  [`POST ${PARTY}/knock`]: ["addKnock"],
  "GET /knock": ["readKnock"],
  "POST /knock": ["readKnock", "addToKnock", "removeKnock"],
  [`GET ${BOOK}/knocks`]: ["listKnocks"],
  [`POST ${BOOK}/knocks`]: ["answerKnock"],
  [`GET ${PARTY}/refuse`]: ["refuseParty"],
  [`POST ${PARTY}/refuse`]: ["refuseParty", "takeRefusalBack"],
  [`GET ${BOOK}/tally`]: ["listTaps"],
  [`GET ${BOOK}/tally/kept`]: DEVICE,
  [`POST ${BOOK}/tally`]: ["addTap"],
  [`POST ${BOOK}/tally/undo`]: ["removeTap"],
  [`GET ${BOOK}/unnamed`]: UNNAMED,
  [`GET ${BOOK}/unnamed/:id`]: UNNAMED,
  [`GET ${BOOK}/together`]: ["listTogether"],
  [`GET ${BOOK}/together/:id`]: ["readTogether"],
  [`POST ${BOOK}/together/:id`]: ["sealWords"],
  [`POST ${BOOK}/together/:id/words`]: ["proposeWords"],
  [`POST ${BOOK}/together/:id/yes`]: ["agreeToWords"],
  [`POST ${BOOK}/together/:id/back`]: ["removeSealed"],
  [`GET ${PARTY}/people`]: ["listPeople"],
  ...all(PEOPLE, "POST", [`${PARTY}/people/`], ["name", "role", "hand-over", "remove", "withdraw", "code", "leave"]),
  ...all(KEYS, "GET", [`${PARTY}/tokens`]),
  ...all(KEYS, "POST", [`${PARTY}/tokens`], ["", "/stop"]),
  ...all(ALL, "GET", [PARTY, "/account"], ["/take-out", "/take-out/:file{file\\.(?:html|csv|jsonl)}", "/erase"]),
  ...all(ALL, "POST", [PARTY, "/account"], ["/erase"]),
  ...all(STEWARD, "GET", [`${BOOK}/silent`, `${BOOK}/terms/change`, "/steward", "/steward/new", "/steward/new/:step"]),
  ...all(STEWARD, "GET", ["/steward/:secret"]),
  ...all(STEWARD, "POST", [`${BOOK}/terms/change`, "/steward/new/:step"]),
  ...all(
    STEWARD,
    "POST",
    ["/steward/"],
    ["languages", "theme", "party", "code", "letters", "poster", "poster/withdraw"],
  ),
  ...all(IMPORT, "GET", [`${BOOK}/import`], ["", "/:job", "/:job/bad.csv"]),
  ...all(IMPORT, "POST", [`${BOOK}/import`], ["", "/:job"]),
  ...all(MAIL, "POST", ["/account/digest", "/digest/stop/:secret"]),
  ...all(MAIL, "GET", ["/digest/stop/:secret"]),
  ...all(
    PERSON,
    "GET",
    ["/sign-in"],
    ["", "/mail", "/mail/:secret", "/institution/:name", "/institution/:name/back", "/institution/:name/out"],
  ),
  ...all(
    PERSON,
    "POST",
    ["/sign-in"],
    ["", "/mail", "/mail/use", "/passkey/options", "/passkey", "/institution/:name/logout"],
  ),
  ...all(PERSON, "GET", ["/account", "/account/email/:secret", "/sixteen", "/in"]),
  ...all(PERSON, "POST", ["/account/email"], ["", "/confirm", "/remove"]),
  ...all(PERSON, "POST", ["/account/passkeys"], ["", "/options", "/remove"]),
  ...all(PERSON, "POST", ["/account/sessions/end", "/account/sessions/end-others", "/account/return"]),
  ...all(PERSON, "POST", ["/sign-out", "/sixteen"]),
  "GET /": ["listBooks"],
  "GET /api": ["start"],
  ...all(SITE, "GET", ["/privacy", "/about", "/accessibility", "/benefit-guide", "/health"]),
  ...all(SITE, "GET", ["/theme/:file{[a-z0-9-]+\\.css}", "/.well-known/security.txt"]),
};

function all(row: Row, method: string, starts: readonly string[], ends: readonly string[] = [""]) {
  return Object.fromEntries(starts.flatMap((start) => ends.map((end) => [`${method} ${start}${end}`, row] as const)));
}

const isFile = (route: string): boolean => /^GET \/[^/:]+\.(?:js|svg|txt|css)$/.test(route);

test("each page has its operations or a reason, and no row is of a page that is not there", async () => {
  const services = await servicesAt(() => new Date());
  const routes = createApp(services).routes.filter(({ method }) => method === "GET" || method === "POST");
  const pages = routes.map(({ method, path }) => `${method} ${path}`).filter((one) => !one.includes("/api/v1"));
  expect([...new Set(pages)].filter((one) => !isFile(one)).toSorted()).toEqual(Object.keys(ROWS).toSorted());
  await services.engine.close();
});

test("every operation is of a page", () => {
  const named = new Set(Object.values(ROWS).flatMap((row) => (typeof row === "string" ? [] : row)));
  expect(operations.map(([name]) => name).filter((name) => !named.has(name))).toEqual([]);
});

test("each reason stands in docs/api.md, and no other but of what has no page", () => {
  const docs = readFileSync("docs/api.md", "utf8");
  const table = docs.slice(docs.indexOf("## What is not offered"));
  const told = [...table.matchAll(/^\| ([^|]+?) +\|/gm)]
    .map(([, what]) => what)
    .filter((what) => !/^what$|^-/.test(what ?? ""));
  const noPage = ["telling that something was delivered", "seals of entries, for checking the chain"];
  const reasons = Object.values(ROWS).filter((row) => typeof row === "string");
  expect(told.toSorted()).toEqual([...new Set([...reasons, ...noPage])].toSorted());
});
