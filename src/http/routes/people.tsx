import { asBookId, asPartyId } from "../../register/ids.ts";
import { Refusal } from "../../register/refusal.ts";
import { sideOf } from "../../register/register.ts";
import { type Membership, type Role, ROLES } from "../../storage/accounts.ts";
import { codesOf, withdrawCodes } from "../../storage/codes.ts";
import { bookAddress, peopleAddress } from "../../web/addresses.ts";
import { documentOf } from "../../web/components/layout.tsx";
import type { Letter } from "../../web/pages/code-letter.tsx";
import { PeoplePage } from "../../web/pages/people.tsx";
import type { ShownCode } from "../../web/pages/people-codes.tsx";
import type { App, Request } from "../environment.ts";
import { fieldsIn } from "../form-fields.ts";
import { letterFor } from "../letter.ts";
import { memberVisit } from "../member-visit.ts";
import { changeRole, handOver, keyOfMember, leave, peopleFor, type Person, removePerson, rename } from "../people.ts";
import type { Services } from "../services.ts";
import { choose } from "../writes-for.ts";
import type { MemberVisit } from "../visit.ts";

const FIELDS = ["name", "person", "role", "code", "unit", "spare"] as const;
type Typed = Readonly<Record<(typeof FIELDS)[number], string>>;
type Act = (services: Services, me: Membership, typed: Typed) => Promise<void>;

/** What the people of a party do with one another; each is posted to an address of its own. */
const ACTS: Readonly<Record<string, Act>> = {
  name: (services, me, { name }) => rename(services, me, name.trim()),
  role: (services, me, { person, role }) => changeRole(services, me, person, roleOf(role)),
  "hand-over": (services, me, { person }) => handOver(services, me, person),
  remove: (services, me, { person }) => removePerson(services, me, person),
  withdraw: async ({ engine, secrets }, me, { code: key }) => {
    organiserOnly(me);
    const now = secrets.clock().toISOString();
    await engine.transaction("code", (queries) => withdrawCodes(queries, me, { key }, now));
  },
};

/** The people of a party: for each other, and for nobody else. */
export function peopleRoutes(app: App, services: Services): void {
  const people = "/b/:book/parties/:party/people";
  app.get(people, async (c) => page(c, services, await memberVisit(c, services)));
  for (const [name, act] of Object.entries(ACTS))
    app.post(`${people}/${name}`, async (c) => {
      const visit = await memberVisit(c, services);
      const typed = await fieldsIn(c, ...FIELDS);
      return orAgain(c, services, visit, async () => {
        await act(services, visit.membership, typed);
        return c.redirect(peopleAddress(visit.book.slug, visit.membership.party), 303);
      });
    });
  app.post(`${people}/code`, async (c) => {
    const visit = await memberVisit(c, services);
    const typed = await fieldsIn(c, ...FIELDS);
    return orAgain(c, services, visit, async () =>
      page(c, services, visit, { letter: await madeBy(services, visit, typed) }),
    );
  });
  app.post(`${people}/leave`, async (c) => {
    const visit = await memberVisit(c, services);
    return orAgain(c, services, visit, async () => {
      await leave(services, visit.membership);
      return c.redirect("/account", 303);
    });
  });
  app.post("/b/:book/writes-for", async (c) => {
    const { record } = await services.desk.open(asBookId(c.req.param("book")));
    const signedIn = c.get("signedIn");
    if (!signedIn) throw new Refusal("not-signed-in");
    await choose(services, signedIn, record.id, asPartyId((await fieldsIn(c, "party")).party));
    return c.redirect(bookAddress(record.id), 303);
  });
}

function roleOf(typed: string): Role {
  const role = ROLES.find((one) => one === typed);
  if (role === undefined) throw new Refusal("field-wrong", { field: "role", problem: "required" });
  return role;
}

function organiserOnly({ role }: Membership): void {
  if (role !== "organiser") throw new Refusal("organisers-only");
}

function madeBy(services: Services, { membership, book }: MemberVisit, typed: Typed): Promise<Letter> {
  organiserOnly(membership);
  const { party, pseudonym: maker } = membership;
  const institution = sideOf(book.register, party) === "institution";
  const unit = institution ? typed.unit.trim().slice(0, 200) : "";
  const spare = !institution && typed.spare === "yes";
  const role = spare ? "organiser" : roleOf(typed.role);
  return letterFor(services, membership.book, { party, maker, role, unit, spare });
}

/** What could not be is told on the page itself, in the words of the refusal. */
async function orAgain(
  c: Request,
  services: Services,
  visit: MemberVisit,
  work: () => Promise<Response>,
): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return page(c, services, visit, { refusal: error });
  }
}

interface Shown {
  readonly letter?: Letter;
  readonly refusal?: Refusal;
}

async function page(
  c: Request,
  services: Services,
  visit: MemberVisit,
  { letter, refusal }: Shown = {},
): Promise<Response> {
  const { membership } = visit;
  const people = await peopleFor(services, membership);
  const you = keyOfMember(services.secrets, membership);
  const shown = people.map((person) => ({ ...person, you: person.key === you }));
  const props = { people: shown, codes: await codesFor(services, membership, people), letter, refusal };
  return c.html(documentOf(<PeoplePage context={visit} {...props} />), (refusal?.status ?? 200) as 200);
}

/** Every code that was made for the party, without the code. */
async function codesFor(services: Services, { book, party }: Membership, people: readonly Person[]) {
  const now = services.secrets.clock().toISOString();
  return (await codesOf(services.engine, book, party)).map((code): ShownCode => {
    const { id, made, maker, role, unit, used, withdrawn, expires } = code;
    const state = used !== null ? "used" : withdrawn !== null ? "withdrawn" : expires < now ? "expired" : "open";
    const by = maker === "steward" ? maker : people.find((one) => one.isMaker(maker))?.key;
    return { key: id || made, made, by, role, unit, state, on: used ?? withdrawn ?? expires };
  });
}
