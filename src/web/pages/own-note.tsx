import type { EntryId } from "../../register/ids.ts";
import { Notice } from "../components/notice.tsx";
import type { BookPageContext } from "../context.ts";
import { allOf, type Told } from "./reading.ts";

interface Props {
  readonly context: BookPageContext;
  readonly on: EntryId;
}

/** What the party that looks did with a request before it saw the name, newest first. */
export const notesOn = (context: BookPageContext, on: EntryId): readonly Told<"unnamed">[] =>
  context.session?.party === undefined ? [] : allOf(context, "unnamed").filter(({ body }) => body.on === on);

/** What a decider noted without the name, beside the request and where it decides: told to it alone. */
export function OwnNote({ context, on }: Props) {
  const { texts, formats } = context;
  const note = notesOn(context, on).find(({ body }) => body.step === "noted");
  if (!note) return <></>;
  const day = formats.moment(Date.parse(note.entry.at));
  return (
    <Notice title={texts.t("unnamed.title")}>
      <p>{texts.t("unnamed.own-note", { outcome: formats.word(note.body.outcome, "outcome"), day })}</p>
    </Notice>
  );
}
