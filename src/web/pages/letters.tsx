import { type Due, sentAt } from "../../register/dues.ts";
import type { BodyOf } from "../../register/kinds.ts";
import { lettersAt } from "../../register/letters.ts";
import { sideOf } from "../../register/register.ts";
import { isDecided } from "../../register/said.ts";
import { dayAt, waitingSince } from "../../register/term.ts";
import { datesAddress, letterAddress } from "../addresses.ts";
import type { BookPageContext } from "../context.ts";
import { duesOf } from "./dues.ts";
import { dayRangeText, lookingOf } from "./flags-of.ts";
import type { Told } from "./reading.ts";

interface Props {
  readonly context: BookPageContext;
  readonly told: Told;
}

/** The letters that can be made from an entry, those that were sent, and the days that follow. */
export function LettersSection({ context, told }: Props) {
  const { book, texts, formats } = context;
  const looking = lookingOf(context);
  const letters = lettersAt(book.register, told.row, looking);
  const sent = sentAt(book.register, told.row, looking);
  const dues = duesOf(context, told.row);
  if (letters.length + sent.length + dues.length === 0) return <></>;
  return (
    <section aria-labelledby="letters">
      <h2 id="letters">{texts.t("letters.title")}</h2>
      <Waits context={context} told={told} />
      {letters.length > 0 && (
        <>
          <p class="quiet">{texts.t("letters.lead")}</p>
          <ul class="actions">
            {letters.map(({ name }) => (
              <li>
                <a class="button button-quiet" href={letterAddress(book.slug, told.entry.id, name)}>
                  {texts.t(`letter.${name}.name`)}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      {sent.length > 0 && (
        <ul class="plain-list">
          {sent.map(({ entry, letter }) => (
            <li>
              {texts.t("letters.sent", {
                letter: texts.t(`letter.${letter}.name`),
                day: formats.partialDate(entry.body.posted),
              })}
            </li>
          ))}
        </ul>
      )}
      <Dues context={context} told={told} dues={dues} />
    </section>
  );
}

/** How long an institution has left a request without a decision, as far as the days say. */
function Waits({ context, told }: Props) {
  const { book, texts, formats } = context;
  const { asked, to, source } = told.body as Partial<BodyOf<"request">>;
  if (told.entry.kind !== "request" || asked === undefined || to === undefined || source !== undefined) return <></>;
  const waits =
    sideOf(book.register, to) === "institution" && !isDecided(book.register, told.row, lookingOf(context).readable);
  const { fewest } = waitingSince(asked, dayAt(book.now));
  if (!waits || fewest === null) return <></>;
  return <p>{texts.t("letters.waits", { since: formats.days(fewest) })}</p>;
}

/** The days themselves, and a file that a calendar takes. */
function Dues({ context, told, dues }: Props & { readonly dues: readonly Due[] }) {
  if (dues.length === 0) return <></>;
  const { texts, book } = context;
  return (
    <>
      <ul class="plain-list">
        {dues.map((due) => (
          <li>
            {texts.t(due.name === "activity" ? "due.line.sure" : "due.line", {
              what: texts.t(`due.${due.name}`),
              day: dayRangeText(context, due.day),
            })}
          </li>
        ))}
      </ul>
      <p>
        <a href={datesAddress(book.slug, told.entry.id)}>{texts.t("due.file")}</a>
      </p>
    </>
  );
}
