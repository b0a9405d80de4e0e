import { mayTellToo } from "../../register/check.ts";
import { asPartyId, type PartyId } from "../../register/ids.ts";
import { CORRECTABLE } from "../../register/kinds/correction.ts";
import { ERASABLE } from "../../register/kinds/erasure.ts";
import { isOwnForGood, isTakenUp } from "../../register/consent.ts";
import { hangs } from "../../register/hanging.ts";
import { concernedAt, type Register, sideOf } from "../../register/register.ts";
import { TOLD } from "../../register/target.ts";
import { partyAddress, recordAddress } from "../addresses.ts";
import { type BookPageContext, mayWrite } from "../context.ts";
import { hangingOf, type Told } from "./reading.ts";
import { versionsAround } from "./versions.tsx";

/** What this party may do with an entry; the desk has the last word. */
export type Action =
  "decide" | "reply" | "version" | "fact" | "held" | "doubt" | "agree" | "correct" | "withdraw" | "audience" | "erase";

const FORM_OF: Readonly<Record<Action, string | undefined>> = {
  decide: "decision",
  reply: "reply",
  version: undefined,
  fact: "fact",
  held: "held",
  doubt: "doubt",
  agree: "agreement",
  correct: "correction",
  withdraw: "withdrawal",
  audience: "publication",
  erase: "erasure",
};

interface Props {
  readonly context: BookPageContext;
  readonly told: Told;
}

/** Buttons under an entry: answer first, erasing last. */
export function EntryActions({ context, told }: Props) {
  const actions = actionsFor(context, told);
  if (actions.length === 0) return <></>;
  const { texts } = context;
  return (
    <section aria-labelledby="actions">
      <h2 id="actions">{texts.t("entry.actions")}</h2>
      <ul class="actions">
        {actions.map((action, i) => (
          <li>
            <a
              class={i === 0 ? "button" : "button button-quiet"}
              href={isLeaving(context, told, action) ? leaveAddress(context, told) : formAddress(context, told, action)}
            >
              {texts.t(`action.${action}`)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Erasing one's own entry takes the party out: a page of its own says what goes. */
const isLeaving = ({ session }: BookPageContext, { entry }: Told, action: Action): boolean =>
  action === "erase" && (entry.id as string) === session?.party;
const leaveAddress = ({ book }: BookPageContext, { entry }: Told): string =>
  `${partyAddress(book.slug, asPartyId(entry.id))}/erase`;
const formAddress = ({ book }: BookPageContext, { entry }: Told, action: Action): string =>
  recordAddress(book.slug, FORM_OF[action] ?? entry.kind, entry.id);

/** Everything the signed-in party may do with this entry, in the order of the buttons. */
function actionsFor(context: BookPageContext, told: Told): readonly Action[] {
  const { book, session } = context;
  const party = session?.party;
  if (session?.refused !== undefined && session.role !== "reader") return actionsOfRefused(context, told);
  if (party === undefined || book.type === "retelling" || !mayWrite(context)) return [];
  const concerned = concernedAt(book.register, told.row).includes(party);
  const own = told.entry.by.party === party;
  const organises = session?.role !== "writer";
  // What the steward did is answered; nobody says yes to it, or chooses who reads it.
  const isTold = (TOLD as readonly string[]).includes(told.entry.kind);
  const wroteIt = own && told.entry.by.account === session?.pseudonym;
  const checks: readonly (readonly [Action, boolean])[] = [
    ["decide", (told.entry.kind === "request" || told.entry.kind === "support") && concerned],
    ["reply", concerned && !hangs(told.entry.kind)],
    [
      "version",
      !own && !toldIt(context, told, party) && hasVersions(told) && mayTellToo(book.register, told.entry.id, party),
    ],
    ["fact", told.entry.kind === "rule"],
    ["held", told.entry.kind === "rule"],
    ["doubt", ["claim", "activity", "request"].includes(told.entry.kind) && !own],
    ["agree", organises && concerned && !own && isTold],
    ["correct", own && (CORRECTABLE as readonly string[]).includes(told.entry.kind)],
    ["withdraw", own && mayWithdraw(context, told)],
    ["audience", organises && isTold && !isOwnForGood(told.entry.kind) && mayNarrow(book.register, told, party)],
    ["erase", (organises || wroteIt) && mayErase(book.register, told, party)],
  ];
  return checks.filter(([, may]) => may).map(([action]) => action);
}

/** Whom the holder refused answers that, and erases what it wrote itself. */
function actionsOfRefused({ book, session }: BookPageContext, { entry, row }: Told): readonly Action[] {
  const organises = session?.role === "organiser";
  if (session?.refused === entry.id) return organises ? ["reply", "agree"] : ["reply"];
  const { party } = session ?? {};
  const own = party !== undefined && entry.by.party === party && (organises || entry.by.account === session?.pseudonym);
  return own && mayErase(book.register, { entry, row } as Told, party) ? ["erase"] : [];
}

const VERSIONED: readonly string[] = [
  "request",
  "decision",
  "support",
  "fact",
  "held",
  "activity",
  "space",
  "doubt",
  "backing",
  "saying",
  "tie",
  "role",
];
const hasVersions = ({ entry }: Told): boolean => VERSIONED.includes(entry.kind);

/** Whether it told the event itself, first or another way; what it withdrew it may tell anew. */
const toldIt = (context: BookPageContext, told: Told, party: PartyId): boolean =>
  versionsAround(context, told).some(
    ({ entry, row }) => entry.by.party === party && hangingOf(context, row, "withdrawal").length === 0,
  );

const mayWithdraw = (context: BookPageContext, { entry, row }: Told): boolean =>
  (CORRECTABLE as readonly string[]).includes(entry.kind) && hangingOf(context, row, "withdrawal").length === 0;

/** Its author widens and narrows; residents narrow what is about them; an institution hides nothing of residents. Of a role each end decides. */
function mayNarrow(register: Register, { entry, row }: Told, party: PartyId): boolean {
  if (entry.by.party === party) return true;
  return (
    (isTakenUp(entry.kind) || sideOf(register, party) === "residents") && concernedAt(register, row).includes(party)
  );
}

/** Residents only: what they wrote, or what an institution wrote about them. */
function mayErase(register: Register, { entry, row }: Told, party: PartyId): boolean {
  if (sideOf(register, party) !== "residents" || !(ERASABLE as readonly string[]).includes(entry.kind)) return false;
  if (entry.kind === "party") return (entry.id as string) === party;
  if (entry.by.party === party) return true;
  return sideOf(register, entry.by.party) === "institution" && concernedAt(register, row).includes(party);
}
