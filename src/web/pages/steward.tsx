import { FormMarks } from "../components/form-marks.tsx";
import { PARTY_TYPES, SIDES, type Side } from "../../register/kinds/party.ts";
import type { RefusalCode } from "../../register/refusal.ts";
import type { BookType } from "../../register/register.ts";
import { bookAddress } from "../addresses.ts";
import { OnlyHere } from "./only-here.tsx";
import { Choices, ErrorSummary, type FieldError, FieldGroup, Select, TextField } from "../components/field.tsx";
import { Layout } from "../components/layout.tsx";
import { Notice } from "../components/notice.tsx";
import type { PageContext } from "../context.ts";
import { type Locale, LOCALES } from "../texts.ts";
import { Posters } from "./posters.tsx";
import { type ShownTheme, ThemeForm } from "./steward-theme.tsx";
import { type Letter, CodeLetter } from "./code-letter.tsx";
import { refusalWords } from "./error.tsx";

export interface StewardBook {
  readonly slug: string;
  readonly type: BookType;
  readonly name: string;
  readonly parties: readonly StewardParty[];
  readonly languages: readonly Locale[];
  readonly posters: readonly ShownPoster[];
  /** The name of its look; empty for the one it begins with. */
  readonly theme: string;
}

/** A code on a wall; the code itself is kept nowhere. Times in ISO 8601 UTC. */
export interface ShownPoster {
  readonly id: string;
  readonly made: string;
  readonly expires: string;
  readonly uses: number;
  readonly used: string | null;
  readonly withdrawn: string | null;
}

export interface StewardParty {
  readonly id: string;
  readonly name: string;
  readonly side: Side;
  /** Somebody came in for it already: its own organisers make its codes from then on. */
  readonly cameIn: boolean;
}

/** A form that was sent and is not right. */
export interface SentForm {
  readonly form: "party" | "languages";
  readonly typed: Readonly<Record<string, string>>;
  readonly refusal: {
    readonly code: RefusalCode;
    readonly details: Readonly<Record<string, string | number>>;
  };
}

interface Props {
  readonly context: PageContext;
  readonly books: readonly StewardBook[];
  /** Theme files of the installation's own. */
  readonly themes: readonly ShownTheme[];
  readonly again?: SentForm;
  /** Address of the site. */
  readonly site: string;
  /** A code that was just made; it is shown this once. */
  readonly letters?: readonly Letter[];
  readonly letter?: Letter;
}

/** What the steward does: make a book, invite a party, make a party's first code. Nothing that parties wrote is read here. */
export function StewardPage({ context, books, themes, site, letter, letters = [], again }: Props) {
  const { t } = context.texts;
  const errors = again === undefined ? [] : [errorOf(context, again)];
  const againIn = (form: SentForm["form"]): Again =>
    again?.form === form ? { typed: again.typed, errors } : { typed: {}, errors: [] };
  const open = books.filter(({ type }) => type === "neighbourhood" || type === "register");
  return (
    <Layout context={context} title={t("steward.title")} once={letter !== undefined || letters.length > 0}>
      <ErrorSummary texts={context.texts} errors={errors} />
      <h1>{t("steward.title")}</h1>
      {[...(letter ? [letter] : []), ...letters].map((one) => (
        <CodeLetter texts={context.texts} letter={one} />
      ))}
      <p class="lead">{t("steward.lead")}</p>
      <Notice>
        <p>{t("steward.looks")}</p>
      </Notice>
      <Books context={context} books={books} />
      <NewBook context={context} site={site} />
      {open.length > 0 && <PartyForm context={context} books={open} again={againIn("party")} />}
      {open.map((book) => book.parties.some(isAwaited) && <CodeForm context={context} book={book} />)}
      {open
        .filter(({ type }) => type === "neighbourhood")
        .map((book) => (
          <Posters context={context} book={book} />
        ))}
      {open.map((book) => (
        <LanguagesForm context={context} book={book} again={againIn("languages")} />
      ))}
      {open.map((book) => (
        <ThemeForm context={context} book={book} own={themes} />
      ))}
    </Layout>
  );
}

/** What stands in a form: what was typed before, and what is wrong with it. */
interface Again {
  readonly typed: SentForm["typed"];
  readonly errors: readonly FieldError[];
}

function errorOf(context: PageContext, { form, typed, refusal: { code, details } }: SentForm): FieldError {
  const { texts } = context;
  const field = String(details.field ?? "name");
  const words = texts.firstOf([`form.error.${details.problem}`]);
  return {
    name: form === "languages" ? `in-${typed.book}` : form === "party" && field === "name" ? "party-name" : field,
    message: words === undefined ? refusalWords(context, code, details) : texts.t(words),
  };
}

/** The value and the error of one field. */
const filled = ({ typed, errors }: Again, name: string) => ({
  name,
  value: typed[name],
  error: errors.find((error) => error.name === name)?.message,
});

function Books({ context, books }: Pick<Props, "context" | "books">) {
  const { t } = context.texts;
  return (
    <section aria-labelledby="books">
      <h2 id="books">{t("steward.books")}</h2>
      <ul class="plain-list">
        {books.map(({ slug, name, type, parties }) => (
          <li>
            <a href={bookAddress(slug)}>
              <bdi>{name}</bdi>
            </a>{" "}
            <span class="quiet">
              {context.formats.word(type, "book")} · {t("steward.parties", { count: parties.length })}
            </span>{" "}
            <a href={bookAddress(slug, "reports")}>{t("reports.title")}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function NewBook({ context, site }: Pick<Props, "context" | "site">) {
  const { t } = context.texts;
  return (
    <section aria-labelledby="new-book">
      <h2 id="new-book">{t("steward.book")}</h2>
      <p>{t("starting.lead")}</p>
      <OnlyHere context={context} site={site} />
      <p>
        <a class="button" href="/steward/new">
          {t("starting.title")}
        </a>
      </p>
    </section>
  );
}

function PartyForm({ context, books, again }: Pick<Props, "context" | "books"> & { readonly again: Again }) {
  const { texts, formats } = context;
  const { t } = texts;
  const types = PARTY_TYPES.map((type) => ({ value: type, label: formats.word(type, "type") }));
  const sides = SIDES.map((side) => ({ value: side, label: formats.word(side, "side") }));
  return (
    <section aria-labelledby="new-party">
      <h2 id="new-party">{t("steward.party")}</h2>
      <p>{t("steward.party.lead")}</p>
      <form class="form" method="post" action="/steward/party">
        <FormMarks context={context} />
        <FieldGroup legend={t("steward.party.who")}>
          <Select
            {...filled(again, "book")}
            label={t("steward.party.book")}
            choices={books.map(({ slug, name }) => ({ value: slug, label: name }))}
          />
          <TextField
            {...filled(again, "party-name")}
            label={t("field.party.name")}
            hint={t("steward.party.name.hint")}
            required
            maxlength={200}
          />
          <Select {...filled(again, "type")} label={t("field.party.type")} choices={types} />
          <Choices
            {...filled(again, "side")}
            label={t("field.party.side")}
            hint={t("field.party.side.hint")}
            choices={sides}
            value={again.typed.side ?? "residents"}
          />
        </FieldGroup>
        <p>
          <button type="submit">{t("steward.party.send")}</button>
        </p>
      </form>
    </section>
  );
}

const isAwaited = ({ cameIn }: StewardParty): boolean => !cameIn;

interface CodeFormProps {
  readonly context: PageContext;
  readonly book: StewardBook;
}

function CodeForm({ context, book }: CodeFormProps) {
  const { t } = context.texts;
  const parties = book.parties.filter(isAwaited).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <section aria-labelledby={`code-${book.slug}`}>
      <h2 id={`code-${book.slug}`}>{context.texts.parts("steward.code", { book: <bdi>{book.name}</bdi> })}</h2>
      <form class="form" method="post" action="/steward/code">
        <FormMarks context={context} />
        <input type="hidden" name="book" value={book.slug} />
        <CodeParty label={t("steward.code.party")} slug={book.slug} parties={parties} />
        <p>
          <button type="submit">{t("steward.code.send")}</button>
        </p>
      </form>
    </section>
  );
}

/** In which languages a book is offered. One such form per book on the page, so the name of its field carries the book. */
function LanguagesForm({ context, book, again }: CodeFormProps & { readonly again: Again }) {
  const { t } = context.texts;
  const name = `languages-of-${book.slug}`;
  const sent = filled(again, `in-${book.slug}`);
  return (
    <section aria-labelledby={name}>
      <h2 id={name}>{context.texts.parts("steward.languages", { book: <bdi>{book.name}</bdi> })}</h2>
      <form class="form" method="post" action="/steward/languages">
        <FormMarks context={context} />
        <input type="hidden" name="book" value={book.slug} />
        <Choices
          {...sent}
          label={t("steward.languages.label")}
          choices={LOCALES.map((locale) => ({ value: locale, label: t(`layout.language.${locale}`) }))}
          many
          values={sent.error === undefined ? book.languages : []}
        />
        <p>
          <button type="submit">{t("steward.languages.send")}</button>
        </p>
      </form>
    </section>
  );
}

interface CodePartyProps {
  readonly label: string;
  readonly slug: string;
  readonly parties: readonly { readonly value: string; readonly label: string }[];
}

/** One such field per book on the page, so its id carries the book. */
function CodeParty({ label, slug, parties }: CodePartyProps) {
  const id = `party-of-${slug}`;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} name="party">
        {parties.map(({ value, label: name }) => (
          <option value={value}>{name}</option>
        ))}
      </select>
    </div>
  );
}
