import { institutionOf } from "../../register/kinds/together.ts";
import type { EntryId } from "../../register/ids.ts";
import { bookAddress, entryAddress } from "../addresses.ts";
import type { BookPageContext } from "../context.ts";
import { EntryName } from "./value.tsx";
import { allOf, isResidents, type Told } from "./reading.ts";

interface Props {
  readonly context: BookPageContext;
  readonly subject: EntryId;
}

/** What five or more residents' parties said together about a rule, room or giver; and for residents the way to write. */
export function SaidTogether({ context, subject }: Props) {
  const { texts, book, session } = context;
  if (institutionOf(book.register, subject) === undefined) return <></>;
  const said = allOf(context, "together").filter(({ body }) => body.subject === subject);
  const mayWrite = session?.party !== undefined && isResidents(context, session.party);
  if (said.length === 0 && !mayWrite) return <></>;
  return (
    <section aria-labelledby="together">
      <h2 id="together">{texts.t("together.title")}</h2>
      {said.map((told) => (
        <TogetherWords context={context} told={told} link />
      ))}
      {mayWrite && (
        <p class="screen-only">
          <a href={bookAddress(book.slug, `together/${subject}`)}>{texts.t("together.write")}</a>
        </p>
      )}
    </section>
  );
}

/** On the page of the words themselves: what they are about, and how many said yes. */
export function TogetherDetails({ context, told }: Pick<WordsProps, "context" | "told">) {
  return (
    <>
      <TogetherWords context={context} told={told} />
      <p>
        {context.texts.t("record.about")} <EntryName context={context} id={told.body.subject} />
      </p>
    </>
  );
}

interface WordsProps {
  readonly context: BookPageContext;
  readonly told: Told<"together">;
  /** To its own page, where it can be answered. */
  readonly link?: boolean;
}

export function TogetherWords({ context, told, link = false }: WordsProps) {
  const { texts, formats, book } = context;
  const { parties, text } = told.body;
  const day = formats.moment(Date.parse(told.entry.at));
  return (
    <blockquote class="reply">
      <p dir="auto">{text}</p>
      <footer class="quiet">
        {texts.t("together.said", { parties, day })}{" "}
        {link && <a href={entryAddress(book.slug, told.entry.id)}>{texts.t("together.open")}</a>}
      </footer>
    </blockquote>
  );
}
