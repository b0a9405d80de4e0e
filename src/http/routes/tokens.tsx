import { Refusal } from "../../register/refusal.ts";
import { tokensOf } from "../../storage/tokens.ts";
import { tokensAddress } from "../../web/addresses.ts";
import { documentOf } from "../../web/components/layout.tsx";
import { type ShownToken, TokensPage, type TokensProps } from "../../web/pages/tokens.tsx";
import type { App, Request } from "../environment.ts";
import { memberVisit } from "../member-visit.ts";
import { peopleFor } from "../people.ts";
import type { Services } from "../services.ts";
import { makesTokens, makeToken, SCOPES, stateOf, stopToken, TOKEN_DAYS } from "../tokens.ts";
import type { MemberVisit } from "../visit.ts";

/** The keys with which programs act for a party: its people see them all, its organisers make them. */
export function tokenRoutes(app: App, services: Services): void {
  const tokens = "/b/:book/parties/:party/tokens";
  app.get(tokens, async (c) => page(c, services, await memberVisit(c, services)));
  app.post(tokens, async (c) => {
    const visit = await memberVisit(c, services);
    return orAgain(c, services, visit, async () =>
      page(c, services, visit, { secret: await made(c, services, visit) }),
    );
  });
  app.post(`${tokens}/stop`, async (c) => {
    const visit = await memberVisit(c, services);
    return orAgain(c, services, visit, async () => {
      const { token } = await c.req.parseBody();
      await stopToken(services, visit.membership, typeof token === "string" ? token : "");
      return c.redirect(tokensAddress(visit.book.slug, visit.membership.party), 303);
    });
  });
}

async function made(c: Request, services: Services, { membership, session }: MemberVisit): Promise<string> {
  const form = await c.req.parseBody({ all: true });
  const text = (name: string): string => (typeof form[name] === "string" ? form[name] : "");
  const scopes = [form.scope ?? []].flat().filter((one) => typeof one === "string");
  const typed = { name: text("name"), scopes, days: text("days") };
  return makeToken(services, membership, session?.account ?? "", typed);
}

type Shown = Partial<Pick<TokensProps, "secret" | "refusal">>;

/** What could not be is told on the page itself, in the words of the refusal. */
async function orAgain(c: Request, services: Services, visit: MemberVisit, work: () => Promise<Response>) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return page(c, services, visit, { refusal: error });
  }
}

async function page(c: Request, services: Services, visit: MemberVisit, shown: Shown = {}): Promise<Response> {
  const { membership } = visit;
  const props = {
    people: await peopleFor(services, membership),
    tokens: await shownTokens(services, visit),
    scopes: SCOPES,
    days: TOKEN_DAYS,
    makes: makesTokens(membership),
  };
  const status = (shown.refusal as Refusal | undefined)?.status ?? 200;
  return c.html(documentOf(<TokensPage context={visit} {...props} {...shown} />), status as 200);
}

async function shownTokens(services: Services, { membership }: MemberVisit): Promise<readonly ShownToken[]> {
  const { engine, secrets } = services;
  const people = await peopleFor(services, membership);
  const now = secrets.clock();
  return (await tokensOf(engine, membership.book, membership.party)).map((token) => {
    const { id, name, scopes, pseudonym, made: on, expires, used, ended } = token;
    const by = people.find((one) => one.isMaker(pseudonym))?.key;
    const mine = membership.role === "organiser" || membership.pseudonym === pseudonym;
    const state = stateOf(token, now);
    return { id, name, scopes: scopes.split(" "), by, made: on, state, on: ended ?? expires, used, mine };
  });
}
