import { books } from "../../storage/books.ts";
import { LENSES, lensNamed } from "../../mirror/mirror.ts";
import { asEntryId, asPartyId } from "../../register/ids.ts";
import { entryAddress, lensAddress } from "../../web/addresses.ts";
import { findingJson } from "../../web/finding-data.ts";
import { actsOf } from "../../web/pages/acts.tsx";
import { decisionFilters, decisionRows } from "../../web/pages/decisions.tsx";
import { filtered } from "../../web/pages/list-filter.ts";
import { allOf, readableParties, type Told, toldAt } from "../../web/pages/reading.ts";
import { daysWaiting, requestFilters, requestRows, stateOf } from "../../web/pages/request-rows.ts";
import { heldPerRule, RULE_FILTERS } from "../../web/pages/rules.tsx";
import { actsIn } from "../acts.ts";
import { API, API_VERSION } from "../api/address.ts";
import { answer, answerPage } from "../api/answer.ts";
import { bookJson } from "../api/book-json.ts";
import { entriesIn } from "../api/entries.ts";
import { entryJson } from "../api/entry-json.ts";
import { entryPageJson } from "../api/entry-page.ts";
import { propertiesOf } from "../api/kind-schemas.ts";
import { QUERIES } from "../api/operation.ts";
import { byName, byRow, type Page, pageOf } from "../api/paging.ts";
import { partyFileJson, partyJson } from "../api/party-json.ts";
import { FieldsWrong } from "../api/fields-wrong.ts";
import { noteReadings } from "../api/read-along.ts";
import type { HandlersOf } from "../api/handler.ts";
import type { READING } from "../api/reading-operations.ts";
import { cubeJson, cubesIn } from "../cubes.ts";
import { dearFinding } from "../dear-readings.ts";
import { found, foundOtherwise } from "../found.ts";
import { noteFinding, noteLook, noteReading } from "../looks.ts";
import { photoAnswer } from "../photo-answer.ts";
import type { BookVisit } from "../visit.ts";

/** Reading, for programs: everything as its page gives it to this viewer, out of the same functions. */
export const READ = {
  start: async ({ c }) =>
    answer(c, { version: API_VERSION, document: `${API}/openapi.json`, reference: "/api", books: `${API}/books` }),
  listBooks: async ({ c, services, query }) => {
    const all = await books(services.engine);
    const page = pageOf(
      all,
      query,
      byName(({ id }) => id),
    );
    return answerPage(c, { ...page, items: page.items.map(bookJson) });
  },
  readBook: async ({ c, visit }) => answer(c, bookJson((await visit()).open.record)),
  listParties: async ({ c, query, visit }) => {
    const context = await visit();
    const all = readableParties(context);
    const page = pageOf(all, query, byName(String));
    return answerPage(c, { ...page, items: page.items.flatMap((party) => partyJson(context, party) ?? []) });
  },
  readParty: async ({ c, services, visit }) => {
    const context = await visit();
    const party = asPartyId(c.req.param("party") ?? "");
    const file = partyFileJson(context, party);
    await noteLook(services, { ...context, path: file.page }, [party]);
    return answer(c, file);
  },
  listEntries: async ({ c, services, query, visit }) => {
    const context = await visit();
    const page = pageOf(
      entriesIn(context, query),
      query,
      byRow(context.book, (told) => told.row),
    );
    await noteReadings(services, context, page.items);
    return answerPage(c, { ...page, items: page.items.map((told) => entryJson(context, told)) });
  },
  readEntry: async ({ c, services, visit }) => {
    const context = await visit();
    const id = asEntryId(c.req.param("entry") ?? "");
    const page = entryPageJson(context, id);
    // In the place of hidden words nothing of them was read.
    if ("page" in page) await noteReading(services, { ...context, path: page.page }, id);
    return answer(c, page);
  },
  readPhoto: async ({ c, services, visit }) => {
    const context = await visit();
    const id = asEntryId(c.req.param("entry") ?? "");
    const photo = await photoAnswer(c, services, context, { id, name: c.req.param("photo") ?? "" });
    await noteReading(services, { ...context, path: entryAddress(context.book.slug, id) }, id);
    return photo;
  },
  listRequests: async ({ c, services, query, visit }) => {
    const context = await visit();
    const rows = filtered(requestRows(context), requestFilters(context), context.query);
    const page = pageOf(
      rows,
      query,
      byRow(context.book, ({ request }) => request),
    );
    await noteReadings(
      services,
      context,
      toldIn(context, page, ({ request }) => request),
    );
    const items = page.items.flatMap((row) => {
      const told = toldAt(context, row.request);
      const decision = context.book.view.entry(row.decision)?.id ?? null;
      const state = stateOf(context, row) ?? "unknown";
      return told
        ? [{ entry: entryJson(context, told), state, daysWaiting: daysWaiting(context, row) ?? null, decision }]
        : [];
    });
    return answerPage(c, { ...page, items });
  },
  listDecisions: async ({ c, services, query, visit }) => {
    const context = await visit();
    const rows = filtered(decisionRows(context), decisionFilters(context), context.query);
    const page = pageOf(
      rows,
      query,
      byRow(context.book, ({ row }) => row),
    );
    const told = toldIn(context, page, ({ row }) => row);
    await noteReadings(services, context, told);
    return answerPage(c, { ...page, items: told.map((one) => ({ entry: entryJson(context, one) })) });
  },
  listRules: async ({ c, services, query, visit }) => {
    const context = await visit();
    const rules = filtered(allOf(context, "rule"), RULE_FILTERS, context.query);
    const page = pageOf(
      rules,
      query,
      byRow(context.book, ({ row }) => row),
    );
    const held = heldPerRule(context);
    await noteReadings(services, context, page.items as readonly Told[]);
    const items = page.items.map((told) => ({
      entry: entryJson(context, told as Told),
      held: held.get(told.row) ?? 0,
    }));
    return answerPage(c, { ...page, items });
  },
  listFindings: async ({ c, visit }) => {
    const context = await visit();
    const { t } = context.texts;
    const items = LENSES.map(({ name }) => ({
      lens: name,
      title: t(`lens.${name}.title`),
      question: t(`lens.${name}.question`),
      page: lensAddress(context.book.slug, name),
    }));
    return answer(c, { items });
  },
  readFinding: async ({ c, services, visit }) => {
    const context = await visit();
    const name = c.req.param("lens") ?? "";
    const known = { ...propertiesOf(lensNamed(name).parameters), ...propertiesOf(QUERIES.plain) };
    const strange = [...new Set(context.query.keys())].filter((key) => !Object.hasOwn(known, key));
    if (strange.length > 0) throw new FieldsWrong(strange.map((field) => ({ field, problem: "unknown-field" })));
    await dearFinding(c, services, context, name);
    const finding = findingJson(context, found(context, name), foundOtherwise(context, name));
    await noteFinding(services, context, name);
    return answer(c, finding);
  },
  listYears: async ({ c, services, visit }) => {
    const cubes = await cubesIn(services, await visit());
    return answer(c, { items: cubes.map(cubeJson) });
  },
  listActs: async ({ c, services, visit }) => {
    const context = await visit();
    const acts = actsOf(context, await actsIn(services, context));
    return answer(c, { items: acts.map(({ at, words, href }) => ({ at, what: words, ...(href && { page: href }) })) });
  },
} as const satisfies HandlersOf<typeof READING>;

function toldIn<T>(context: BookVisit, { items }: Page<T>, rowOf: (item: T) => number): readonly Told[] {
  return items.flatMap((item) => toldAt(context, rowOf(item)) ?? []);
}
