import type { EntryId } from "../../register/ids.ts";
import type { LetterName } from "../../register/kinds/delivery.ts";
import { type Letter, lettersAt } from "../../register/letters.ts";
import { Refusal } from "../../register/refusal.ts";
import { concernedAt } from "../../register/register.ts";
import { entryAddress, letterAddress } from "../addresses.ts";
import { ErrorSummary, TextField } from "../components/field.tsx";
import { FormFor, FormMarks } from "../components/form-marks.tsx";
import { Layout } from "../components/layout.tsx";
import { type BookPageContext, mayWrite } from "../context.ts";
import { entryTitle } from "../entry-title.ts";
import { formatsOf } from "../formats.ts";
import { lookingOf } from "./flags-of.ts";
import { mailOf } from "./letter-mail.ts";
import { LetterPaper, paragraphs } from "./letter-paper.tsx";
import { toldOrRefused } from "./reading.ts";

export interface LetterProps {
  readonly context: BookPageContext;
  readonly id: EntryId;
  readonly name: string;
  /** What was typed as the day of posting, and what is wrong with it: a key under `letter.error`. */
  readonly posted?: string;
  readonly error?: string;
}

/** The letter with this name about an entry. Throws "entry-unknown" for one that does not fit it or may not be read. */
export function letterOrRefused(context: BookPageContext, id: EntryId, name: string): Letter {
  const told = toldOrRefused(context, id);
  const letter = lettersAt(context.book.register, told.row, lookingOf(context)).find((one) => one.name === name);
  if (!letter) throw new Refusal("entry-unknown");
  return letter;
}

/** Whether the party that looks may tell that it sent this letter: only who is concerned. */
export function maySend({ book, session }: BookPageContext, { row, to }: Letter): boolean {
  const own = session?.party;
  return own !== undefined && own !== to && book.type !== "retelling" && concernedAt(book.register, row).includes(own);
}

/** A letter to print: in Dutch for who gets it, with what it says in the reader's language beside it on the screen. */
export function LetterPage(props: LetterProps) {
  const { context, id, name } = props;
  const { texts, book } = context;
  const told = toldOrRefused(context, id);
  const letter = letterOrRefused(context, id, name);
  const title = texts.t(`letter.${letter.name}.name`);
  const about = entryTitle(context, told.row) ?? context.formats.unknown;
  return (
    <Layout context={context} title={title} crumbs={[{ href: entryAddress(book.slug, id), label: about }]}>
      {props.error !== undefined && (
        <ErrorSummary texts={texts} errors={[{ name: "posted", message: texts.t(`letter.error.${props.error}`) }]} />
      )}
      <h1>{title}</h1>
      <p class="lead">{texts.t(`letter.${letter.name}.about`)}</p>
      <ol class="letter-steps no-print">
        <li>{texts.t("letter.step.print")}</li>
        <li>{texts.t("letter.step.fill")}</li>
        <li>{texts.t("letter.step.post")}</li>
      </ol>
      <div class="letter-sides">
        {texts.locale !== "nl" && <InOwnWords context={context} name={letter.name} />}
        <LetterPaper context={inDutch(context)} told={told} letter={letter} />
      </div>
      <p class="no-print">
        <a class="button button-quiet" href={mailOf(inDutch(context), told, letter)}>
          {texts.t("letter.mail")}
        </a>
      </p>
      <p class="no-print">{texts.t("letter.mail.ask")}</p>
      <p class="quiet">{texts.t("record.woo")}</p>
      <p class="quiet">{texts.t("flag.note")}</p>
      <SentForm props={props} letter={letter} />
    </Layout>
  );
}

/** The same book and viewer, in Dutch. */
export const inDutch = (context: BookPageContext): BookPageContext => {
  const texts = context.texts.in("nl");
  return { ...context, texts, formats: formatsOf(texts), locale: "nl" };
};

function InOwnWords({ context: { texts }, name }: { readonly context: BookPageContext; readonly name: LetterName }) {
  return (
    <section aria-labelledby="in-own-words">
      <h2 id="in-own-words" class="small-heading">
        {texts.t("letter.says")}
      </h2>
      {paragraphs(texts.t(`letter.${name}.body`))}
    </section>
  );
}

/** When it was posted: from that day its term runs. Nothing of what stands on the paper is kept. */
function SentForm({ props, letter }: { readonly props: LetterProps; readonly letter: Letter }) {
  const { context, id, posted, error } = props;
  if (!mayWrite(context) || !maySend(context, letter)) return <></>;
  const { texts, book } = context;
  return (
    <form class="form" method="post" action={letterAddress(book.slug, id, letter.name)}>
      <h2>{texts.t("letter.sent")}</h2>
      <FormMarks context={context} />
      <FormFor context={context} />
      <TextField
        name="posted"
        label={texts.t("letter.posted")}
        hint={texts.t("letter.posted.hint")}
        value={posted}
        error={error && texts.t(`letter.error.${error}`)}
        required
      />
      <p>
        <button type="submit">{texts.t("letter.write-down")}</button>
      </p>
    </form>
  );
}
