import { Refusal } from "../../register/refusal.ts";
import { bookAddress, recordAddress, termsAddress } from "../../web/addresses.ts";
import { documentOf } from "../../web/components/layout.tsx";
import { TERMS_PARTS } from "../../web/book-terms.ts";
import type { Posted } from "../../web/forms/field.ts";
import { readForm } from "../../web/forms/read-form.ts";
import { TermsChangePage } from "../../web/pages/terms-change.tsx";
import { TermsPage } from "../../web/pages/terms.tsx";
import { WelcomePage, type WelcomePageProps } from "../../web/pages/welcome.tsx";
import { LOCALES } from "../../web/texts.ts";
import type { App, Request } from "../environment.ts";
import { firstPage, pageAfterEntering } from "../first-page.ts";
import { fieldsIn } from "../form-fields.ts";
import type { Services } from "../services.ts";
import { agree, agreed, arrives, languagesIn, readTerms, setTerms, termsTyped } from "../terms.ts";
import { anyBookVisit, type BookVisit, formVisitOf, type MemberVisit } from "../visit.ts";
import { NAME_TAKEN, takesName, writeEntry } from "../writing.ts";

/** The terms of a book: for everybody to read, for its people to agree to, for the steward to change. */
export function termsRoutes(app: App, services: Services): void {
  app.get("/b/:book/terms", async (c) => page(c, services, await anyBookVisit(c, services)));
  app.post("/b/:book/terms", async (c) => accept(c, services));
  app.get("/b/:book/terms/change", async (c) => {
    const visit = await stewardVisit(c, services);
    const now = await readTerms(services, visit.open.record.id, visit.open.record.settings.terms);
    return changePage(c, visit, { terms: now?.terms ?? {} });
  });
  app.post("/b/:book/terms/change", async (c) => change(c, services));
}

async function stewardVisit(c: Request, services: Services): Promise<BookVisit> {
  if (!c.get("signedIn")?.steward) throw new Refusal("not-signed-in");
  const visit = await formVisitOf(c, services);
  if (visit.book.type === "retelling" || visit.book.type === "practice") throw new Refusal("retelling-closed");
  return visit;
}

type Shown = Pick<WelcomePageProps, "problem" | "posted" | "errors">;

async function page(c: Request, services: Services, visit: BookVisit, shown: Shown = {}): Promise<Response> {
  const { open, membership } = visit;
  const { settings, id } = open.record;
  const now = await readTerms(services, id, settings.terms);
  const status = Object.keys(shown).length === 0 ? 200 : 400;
  if (now && arrives(visit))
    return c.html(documentOf(<WelcomePage context={visit} holder={settings} now={now} {...shown} />), status);
  const { problem } = shown;
  const mine = membership && {
    agreed: agreed(open.record, membership),
    since: membership.termsAt,
    before: (await readTerms(services, id, membership.terms))?.terms,
  };
  const props = { holder: settings, languages: languagesIn(open.record), now, mine, next: nextIn(c, visit) };
  return c.html(documentOf(<TermsPage context={visit} {...props} {...(problem && { problem })} />), status);
}

/** Where to go on: a page of the same book, and nothing else. */
function nextIn(c: Request, { book }: BookVisit, asked = c.req.query("next") ?? ""): string {
  const isPlain = /^[!-[\]-~]*$/.test(asked) && !/\/[/.]/.test(asked);
  return isPlain && asked.startsWith(`${bookAddress(book.slug)}/`) ? asked : "";
}

async function accept(c: Request, services: Services): Promise<Response> {
  const visit = await formVisitOf(c, services);
  const { membership, open } = visit;
  if (!membership) throw new Refusal("not-signed-in");
  const { version, ...form } = await fieldsIn(c, "version", "agree", "next");
  const isNow = version === open.record.settings.terms;
  const problem = !isNow ? "changed" : form.agree !== "yes" ? "tick" : undefined;
  if (arrives(visit)) return enter(c, services, { visit: { ...visit, membership }, version, problem });
  if (problem) return page(c, services, visit, { problem });
  await agree(services, membership, version);
  const next = nextIn(c, visit, form.next);
  return c.redirect(next || (await firstPage(services, { ...membership, terms: version })), 303);
}

interface Entering {
  readonly visit: MemberVisit;
  readonly version: string;
  readonly problem: "tick" | "changed" | undefined;
}

/** A yes to the terms and who the party is that comes in: nothing is kept before both are right. */
async function enter(c: Request, services: Services, { visit, version, problem }: Entering): Promise<Response> {
  const posted: Posted = { ...((await c.req.parseBody()) as Readonly<Record<string, string>>), side: "residents" };
  const read = readForm("party", posted);
  const taken = !("errors" in read) && takesName(visit, { kind: "party", body: read.body });
  const errors = "errors" in read ? read.errors : taken ? [NAME_TAKEN] : [];
  if (problem || "errors" in read || taken)
    return page(c, services, visit, { posted, problem, ...(errors.length > 0 && { errors }) });
  const agreed = { ...visit, membership: { ...visit.membership, terms: version } };
  await agree(services, visit.membership, version);
  const written = await writeEntry(services, agreed, { kind: "party", body: read.body, looked: true });
  if (!("id" in written)) return c.redirect(recordAddress(visit.book.slug, "party"), 303);
  return c.redirect(await pageAfterEntering(services, visit.membership.book), 303);
}

async function change(c: Request, services: Services): Promise<Response> {
  const visit = await stewardVisit(c, services);
  const names = LOCALES.flatMap((locale) => TERMS_PARTS.map((part) => `${part}-${locale}`));
  const typed = await fieldsIn(c, ...names);
  try {
    await setTerms(services, visit.open.record.id, termsTyped(typed, languagesIn(visit.open.record)));
    return c.redirect(termsAddress(visit.book.slug), 303);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== "field-wrong") throw error;
    return changePage(c, visit, { typed, refusal: error });
  }
}

function changePage(c: Request, visit: BookVisit, shown: Parameters<typeof TermsChangePage>[0]["shown"]) {
  const languages = languagesIn(visit.open.record);
  const holder = visit.open.record.settings.holder;
  const page = <TermsChangePage context={visit} languages={languages} holder={holder} shown={shown} />;
  return c.html(documentOf(page), (shown.refusal?.status ?? 200) as 200);
}
