import { PARTY_TYPES, SIDES, type Side } from "../../register/kinds/party.ts";
import type { BookType } from "../../register/register.ts";
import { bookAddress } from "../addresses.ts";
import { Choices, FieldGroup, Select, TextField } from "../components/field.tsx";
import { Layout } from "../components/layout.tsx";
import { Notice } from "../components/notice.tsx";
import type { PageContext } from "../context.ts";
import { type Letter, CodeLetter } from "./code-letter.tsx";

export interface StewardBook {
  readonly slug: string;
  readonly type: BookType;
  readonly name: string;
  readonly parties: readonly StewardParty[];
}

export interface StewardParty {
  readonly id: string;
  readonly name: string;
  readonly side: Side;
  /** Somebody came in for it already: its own organisers make its codes from then on. */
  readonly cameIn: boolean;
}

interface Props {
  readonly context: PageContext;
  readonly books: readonly StewardBook[];
  /** A code that was just made; it is shown this once. */
  readonly letter?: Letter;
}

/** What the steward does: make a book, invite a party, make a party's first code. Nothing that parties wrote is read here. */
export function StewardPage({ context, books, letter }: Props) {
  const { t } = context.texts;
  const open = books.filter(({ type }) => type === "neighbourhood" || type === "register");
  return (
    <Layout context={context} title={t("steward.title")}>
      <h1>{t("steward.title")}</h1>
      {letter && <CodeLetter texts={context.texts} letter={letter} />}
      <p class="lead">{t("steward.lead")}</p>
      <Notice>
        <p>{t("steward.looks")}</p>
      </Notice>
      <Books context={context} books={books} />
      <BookForm context={context} />
      {open.length > 0 && <PartyForm context={context} books={open} />}
      {open.map((book) => book.parties.some(isAwaited) && <CodeForm context={context} book={book} />)}
    </Layout>
  );
}

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
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const Csrf = ({ context }: { readonly context: PageContext }) => (
  <input type="hidden" name="csrf" value={context.session?.csrf ?? ""} />
);

function BookForm({ context }: Pick<Props, "context">) {
  const { t } = context.texts;
  return (
    <section aria-labelledby="new-book">
      <h2 id="new-book">{t("steward.book")}</h2>
      <form class="form" method="post" action="/steward/book">
        <Csrf context={context} />
        <TextField
          name="name"
          label={t("steward.book.name")}
          hint={t("steward.book.name.hint")}
          required
          maxlength={200}
        />
        <TextField name="place" label={t("steward.book.place")} hint={t("steward.book.place.hint")} maxlength={200} />
        <TextField name="holder" label={t("steward.book.holder")} hint={t("steward.book.holder.hint")} required />
        <p>
          <button type="submit">{t("steward.book.send")}</button>
        </p>
      </form>
    </section>
  );
}

function PartyForm({ context, books }: Pick<Props, "context" | "books">) {
  const { texts, formats } = context;
  const { t } = texts;
  const types = PARTY_TYPES.map((type) => ({ value: type, label: formats.word(type, "type") }));
  const sides = SIDES.map((side) => ({ value: side, label: formats.word(side, "side") }));
  return (
    <section aria-labelledby="new-party">
      <h2 id="new-party">{t("steward.party")}</h2>
      <p>{t("steward.party.lead")}</p>
      <form class="form" method="post" action="/steward/party">
        <Csrf context={context} />
        <FieldGroup legend={t("steward.party.who")}>
          <Select
            name="book"
            label={t("steward.party.book")}
            choices={books.map(({ slug, name }) => ({ value: slug, label: name }))}
          />
          <TextField name="name" label={t("field.party.name")} hint={t("steward.party.name.hint")} required />
          <Select name="type" label={t("field.party.type")} choices={types} />
          <Choices
            name="side"
            label={t("field.party.side")}
            hint={t("field.party.side.hint")}
            choices={sides}
            value="residents"
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

function CodeForm({ context, book }: { readonly context: PageContext; readonly book: StewardBook }) {
  const { t } = context.texts;
  const parties = book.parties.filter(isAwaited).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <section aria-labelledby={`code-${book.slug}`}>
      <h2 id={`code-${book.slug}`}>{t("steward.code", { book: book.name })}</h2>
      <form class="form" method="post" action="/steward/code">
        <Csrf context={context} />
        <input type="hidden" name="book" value={book.slug} />
        <CodeParty label={t("steward.code.party")} slug={book.slug} parties={parties} />
        <p>
          <button type="submit">{t("steward.code.send")}</button>
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
