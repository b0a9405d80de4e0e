import type { BookType } from "../../register/register.ts";
import { bookAddress } from "../addresses.ts";
import { Layout } from "../components/layout.tsx";
import { Note } from "../components/note.tsx";
import { Skyline } from "../components/skyline.tsx";
import type { PageContext } from "../context.ts";

/** A book of this installation, as its cover shows it. */
export interface BookCover {
  readonly slug: string;
  readonly name: string;
  readonly type: BookType;
  readonly place: string;
  /** Where a retelling, practice book or register comes from. */
  readonly note: string;
}

interface Props {
  readonly context: PageContext;
  readonly books: readonly BookCover[];
}

/** The front of an installation: the question, what this is, and its books. */
export function HomePage({ context, books }: Props) {
  const { t } = context.texts;
  return (
    <Layout context={context} title={t("home.title")} trail={false}>
      <div class="hero">
        <div>
          <h1>{t("site.question")}</h1>
          <p class="lead">{t("home.lead")}</p>
        </div>
        <Skyline />
      </div>
      <section aria-labelledby="books">
        <h2 id="books">{t("home.books")}</h2>
        {books.length === 0 ? <p class="empty">{t("home.no-books")}</p> : <Books context={context} books={books} />}
      </section>
      <section aria-labelledby="how">
        <h2 id="how">{t("home.how")}</h2>
        <ol class="cards steps">
          {(["record", "mirror", "table"] as const).map((step) => (
            <li>
              <h3>{t(`home.${step}`)}</h3>
              <p>{t(`home.${step}-words`)}</p>
            </li>
          ))}
        </ol>
      </section>
      <p>
        {t("home.benefit")} <a href="/benefit-guide">{t("benefit.title")}</a>
      </p>
    </Layout>
  );
}

function Books({ context, books }: Props) {
  return (
    <ul class="cards">
      {books.map(({ slug, name, type, place, note }) => (
        <li>
          <div class="card">
            <p class="eyebrow">{context.formats.word(type, "book")}</p>
            <h3>
              <a href={bookAddress(slug)}>
                <bdi>{name}</bdi>
              </a>
            </h3>
            {place !== "" && (
              <p>
                <bdi>{place}</bdi>
              </p>
            )}
            {note !== "" && <Note locale={context.locale} type={type} note={note} look="quiet" />}
          </div>
        </li>
      ))}
    </ul>
  );
}
