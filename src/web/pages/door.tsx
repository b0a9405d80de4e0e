import { doorOf } from "../../register/door.ts";
import type { PartyId } from "../../register/ids.ts";
import { recordAddress } from "../addresses.ts";
import { FormMarks } from "../components/form-marks.tsx";
import { TextField } from "../components/field.tsx";
import { Notice } from "../components/notice.tsx";
import { nameOf } from "../components/party-name.tsx";
import { type BookPageContext, mayWrite } from "../context.ts";
import { lookingOf } from "./flags-of.ts";

interface Props {
  readonly context: BookPageContext;
  readonly party: PartyId;
}

const doorAt = (context: BookPageContext, party: PartyId) => doorOf(context.book.register, party, lookingOf(context));

/** Whether a party can be asked something now, as it says itself; nothing where it said nothing. */
export function DoorLine({ context, party }: Props) {
  const door = doorAt(context, party);
  if (!door) return <></>;
  const day = context.formats.partialDate(door.until);
  return <p class="door">{context.texts.t(`door.${door.state}`, door.state === "closed" ? { day } : {})}</p>;
}

/** On a party's page: its door, and for itself a button per state. */
export function DoorSection({ context, party }: Props) {
  const { texts, session } = context;
  const mine = session?.party === party;
  const door = doorAt(context, party);
  if (!mine) return <DoorLine context={context} party={party} />;
  return (
    <section aria-labelledby="door">
      <h2 id="door">{texts.t("door.title")}</h2>
      {door ? <DoorLine context={context} party={party} /> : <p class="is-unknown">{texts.t("door.none")}</p>}
      <p>{texts.t("door.lead")}</p>
      {mayWrite(context) && <SetDoor context={context} party={party} />}
    </section>
  );
}

function SetDoor({ context, party }: Props) {
  const { texts, book } = context;
  const action = recordAddress(book.slug, "door");
  const always = (
    <>
      <FormMarks context={context} />
      <input type="hidden" name="target" value={party} />
    </>
  );
  return (
    <>
      <form class="actions" method="post" action={action}>
        {always}
        {(["open", "not-now"] as const).map((state) => (
          <button class="button-quiet" type="submit" name="state" value={state}>
            {texts.t(`door.set.${state}`)}
          </button>
        ))}
      </form>
      <form class="form" method="post" action={action}>
        {always}
        <TextField name="until" label={texts.t("door.until")} hint={texts.t("field.door.until.hint")} maxlength={40} />
        <button class="button-quiet" type="submit" name="state" value="closed">
          {texts.t("door.set.closed")}
        </button>
      </form>
    </>
  );
}

/** A party in the list of whom to ask, with its door where that is not open. */
export function doorLabel(context: BookPageContext, id: PartyId, party: string): string {
  const door = doorAt(context, id);
  if (!door || door.state === "open") return party;
  const day = context.formats.partialDate(door.until);
  return context.texts.t(`door.choice.${door.state}`, { party, ...(door.state === "closed" && { day }) });
}

/** Told to who asks, before anything is written. It stops nobody. */
export function DoorBefore({ context, party }: Props) {
  const door = doorAt(context, party);
  const name = nameOf(context, party);
  if (!door || door.state === "open" || name === undefined) return <></>;
  const values = { party: <bdi>{name}</bdi>, day: context.formats.partialDate(door.until) };
  return (
    <Notice>
      <p>{context.texts.parts(`door.asking.${door.state}`, values)}</p>
    </Notice>
  );
}
