import { FormMarks } from "../components/form-marks.tsx";
import type { PageContext } from "../context.ts";
import type { ShownPoster, StewardBook } from "./steward.tsx";

interface Props {
  readonly context: PageContext;
  readonly book: StewardBook;
}

/** Letters without a name, and posters: with these residents come in by themselves. */
export function Posters({ context, book }: Props) {
  const { t } = context.texts;
  const id = `posters-${book.slug}`;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{context.texts.parts("posters.title", { book: <bdi>{book.name}</bdi> })}</h2>
      <p>{t("posters.lead")}</p>
      {["letters", "poster"].map((what) => (
        <form method="post" action={`/steward/${what}`}>
          <FormMarks context={context} />
          <input type="hidden" name="book" value={book.slug} />
          <p>
            <button class="button-quiet" type="submit">
              {t(`posters.${what}`)}
            </button>
          </p>
        </form>
      ))}
      {book.posters.length > 0 && (
        <ul>
          {book.posters.map((poster) => (
            <PosterLine context={context} book={book} poster={poster} />
          ))}
        </ul>
      )}
    </section>
  );
}

function PosterLine({ context, book, poster }: Props & { readonly poster: ShownPoster }) {
  const { texts, formats } = context;
  const over = poster.withdrawn ?? poster.used;
  const until = formats.moment(Date.parse(over ?? poster.expires));
  return (
    <li>
      {texts.t("posters.uses", { made: formats.moment(Date.parse(poster.made)), count: Number(poster.uses) })}{" "}
      {texts.t(over === null ? "posters.until" : "posters.ended", { day: until })}
      {over === null && (
        <form method="post" action="/steward/poster/withdraw">
          <FormMarks context={context} />
          <input type="hidden" name="book" value={book.slug} />
          <input type="hidden" name="poster" value={poster.id} />
          <button class="button-quiet" type="submit">
            {texts.t("posters.withdraw")}
          </button>
        </form>
      )}
    </li>
  );
}
