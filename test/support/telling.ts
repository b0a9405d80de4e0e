import type { Audience } from "../../src/register/audience.ts";
import { checkDraft } from "../../src/register/check.ts";
import type { Draft, WrittenEntry } from "../../src/register/entry.ts";
import { asBookId, asEntryId, type EntryId, type PartyId } from "../../src/register/ids.ts";
import type { KindName } from "../../src/register/kinds.ts";
import { mayRead, type Viewer } from "../../src/register/reading.ts";
import { Refusal } from "../../src/register/refusal.ts";
import { emptyRegister } from "../../src/register/empty-register.ts";
import { addEntry, type BookType, type Register, writtenAt } from "../../src/register/register.ts";

const DAY = 86_400_000;
const BEGIN = Date.parse("2025-01-06T09:00:00.000Z");

/** A book told by hand, entry by entry, as the desk would check it. Two institutions and three residents' parties are in it. */
export interface Telling {
  readonly register: Register;
  readonly city: PartyId;
  readonly housing: PartyId;
  readonly rosa: PartyId;
  readonly hamza: PartyId;
  readonly third: PartyId;
  /** Lets another party enter. */
  enter(name: string, type: string, side: string): PartyId;
  /** Writes one entry on the day the story has come to; throws the Refusal that says why not. */
  say(party: PartyId, kind: KindName, body: object, audience?: Audience): EntryId;
  /** The code with which something is refused, and what it says of it; undefined when it is not. */
  refused(party: PartyId, kind: KindName, body: object, audience?: Audience): string | undefined;
  /** Lets days go by. */
  wait(days: number): void;
  /** Whether somebody may read an entry now. */
  reads(viewer: Viewer | PartyId, id: EntryId): boolean;
  /** Rows of what an erasure leaves, as the desk does it. */
  erase(party: PartyId, target: EntryId): void;
}

export function tell(book: BookType = "neighbourhood"): Telling {
  let register = emptyRegister({ id: asBookId("told"), type: book });
  let now = BEGIN;
  const add = (draft: Draft): EntryId => {
    const { body, audience } = checkDraft(register, draft, now);
    const id = draft.id ?? asEntryId(`told-${String(register.entries.length).padStart(14, "0")}`);
    const head = { seq: register.entries.length + 1, id, audience, at: new Date(now).toISOString() };
    addEntry(register, { ...head, kind: draft.kind, by: draft.by, body } as WrittenEntry);
    return id;
  };
  const draftOf = (party: PartyId, kind: KindName, body: object, audience?: Audience): Draft =>
    ({ kind, by: { party, account: "a" }, body, ...(audience && { audience }) }) as unknown as Draft;
  const enter = (name: string, type: string, side: string): PartyId => {
    const id = asEntryId(`party-${name}-`.padEnd(20, "0"));
    const author = book === "retelling" ? "party-city-".padEnd(20, "0") : id;
    return add({ ...draftOf(author as string as PartyId, "party", { name, type, side }), id }) as string as PartyId;
  };
  const [city, housing] = [enter("city", "municipality", "institution"), enter("housing", "housing", "institution")];
  const [rosa, hamza] = [enter("rosa", "initiative", "residents"), enter("hamza", "foundation", "residents")];
  const third = enter("third", "group", "residents");
  const told: Telling = {
    get register() {
      return register;
    },
    city,
    housing,
    rosa,
    hamza,
    third,
    enter,
    say: (...said) => add(draftOf(...said)),
    refused: (...said) => {
      try {
        checkDraft(register, draftOf(...said), now);
        return undefined;
      } catch (error) {
        if (error instanceof Refusal) return error.code;
        throw error;
      }
    },
    wait: (days) => void (now += days * DAY),
    reads: (viewer, id) => {
      const row = register.rowOf.get(id) as number;
      return mayRead(register, row, typeof viewer === "string" ? { party: viewer } : viewer, now);
    },
    erase: (party, target) => {
      const erasure = writtenAt(register, register.rowOf.get(told.say(party, "erasure", { target })));
      const along = erasure?.kind === "erasure" ? erasure.body.along : [];
      const folded = emptyRegister(register.book);
      for (const entry of register.entries) {
        const gone = entry.kind !== "erased" && [target, ...along].includes(entry.id);
        const { seq, id, audience } = entry;
        addEntry(folded, gone ? { seq, id, audience, kind: "erased", year: 2025 } : entry);
      }
      register = folded;
    },
  };
  return told;
}
