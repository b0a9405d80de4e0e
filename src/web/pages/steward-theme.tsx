import { FormMarks } from "../components/form-marks.tsx";
import type { PageContext } from "../context.ts";
import { type Theme, THEMES, type WrongTheme } from "../themes.ts";
import type { StewardBook } from "./steward.tsx";

export interface ShownTheme {
  readonly name: string;
  readonly theme: Theme | WrongTheme;
}

interface Props {
  readonly context: PageContext;
  readonly book: StewardBook;
  /** Files of the installation's own, also those that are not right. */
  readonly own: readonly ShownTheme[];
}

/** How a book looks. One such form per book on the page, so the id of its field carries the book. */
export function ThemeForm({ context, book, own }: Props) {
  const { t } = context.texts;
  const id = `theme-of-${book.slug}`;
  const built = ["", ...Object.keys(THEMES)].map((name) => ({ name, label: t(`theme.look.${name || "blue"}`) }));
  const files = own.flatMap(({ name, theme }) =>
    "problem" in theme ? [] : [{ name, label: t("theme.own", { name }) }],
  );
  return (
    <section aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{context.texts.parts("theme.title", { book: <bdi>{book.name}</bdi> })}</h2>
      <form class="form" method="post" action="/steward/theme">
        <FormMarks context={context} />
        <input type="hidden" name="book" value={book.slug} />
        <div class="field">
          <label for={id}>{t("theme.label")}</label>
          <select id={id} name="theme">
            {[...built, ...files].map(({ name, label }) => (
              <option value={name} selected={name === book.theme ? true : undefined}>
                {label}
              </option>
            ))}
          </select>
        </div>
        <button type="submit">{t("theme.send")}</button>
      </form>
      {own.some(({ theme }) => "problem" in theme) && (
        <ul>
          {own.map(({ name, theme }) =>
            "problem" in theme ? (
              <li>
                <bdi>{name}.css</bdi>: {t(`theme.problem.${theme.problem}`, { token: theme.token, value: theme.value })}
              </li>
            ) : (
              ""
            ),
          )}
        </ul>
      )}
    </section>
  );
}
