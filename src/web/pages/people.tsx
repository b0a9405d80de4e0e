import type { RefusalCode } from "../../register/refusal.ts";
import { bookAddress, partyAddress, peopleAddress, tokensAddress } from "../addresses.ts";
import { ErrorSummary, TextField } from "../components/field.tsx";
import { FormMarks } from "../components/form-marks.tsx";
import { Layout } from "../components/layout.tsx";
import { ownName } from "../components/writes-for.tsx";
import type { BookPageContext } from "../context.ts";
import { CodeLetter, type Letter } from "./code-letter.tsx";
import { refusalWords } from "./error.tsx";
import { PeopleCodes, type ShownCode } from "./people-codes.tsx";
import { PersonCard, type ShownPerson } from "./people-person.tsx";

export interface PeopleProps {
  readonly context: BookPageContext;
  readonly people: readonly ShownPerson[];
  readonly codes: readonly ShownCode[];
  /** A code that was just made; it is shown this once. */
  readonly letter?: Letter | undefined;
  /** Why the last press did nothing. */
  readonly refusal?:
    { readonly code: RefusalCode; readonly details: Readonly<Record<string, string | number>> } | undefined;
}

/** Who writes and reads for a party, and every code that was made for it: for these people alone. */
export function PeoplePage(props: PeopleProps) {
  const { context, people, letter, refusal } = props;
  const { texts, session, book } = context;
  const { t } = texts;
  const name = session?.party === undefined ? "" : ownName(context, book, session.party);
  const errors = refusal ? [{ name: "people", message: refusalWords(context, refusal.code, refusal.details) }] : [];
  return (
    <Layout context={context} title={t("people.title")} once={letter !== undefined}>
      <ErrorSummary texts={texts} errors={errors} />
      <h1>{texts.parts("people.of", { party: <bdi>{name}</bdi> })}</h1>
      {letter && <CodeLetter texts={texts} letter={letter} />}
      <p class="lead">{t("people.lead")}</p>
      <section aria-labelledby="people" id="field-people">
        <h2 id="people">{t("people.who")}</h2>
        <ul class="cards">
          {people.map((person) => (
            <PersonCard context={context} person={person} />
          ))}
        </ul>
      </section>
      <Roles context={context} />
      <YourName {...props} />
      <PeopleCodes {...props} />
      <Leave context={context} people={people} />
      {session?.party !== undefined && (
        <p>
          <a href={`${partyAddress(book.slug, session.party)}/take-out`}>{t("take.title")}</a>
        </p>
      )}
    </Layout>
  );
}

function Roles({ context }: { readonly context: BookPageContext }) {
  const { t } = context.texts;
  return (
    <section aria-labelledby="roles">
      <h2 id="roles">{t("people.roles")}</h2>
      <dl class="details">
        {(["organiser", "writer", "reader"] as const).map((role) => (
          <div>
            <dt>{t(`people.role.${role}`)}</dt>
            <dd>{t(`people.role.${role}.may`)}</dd>
          </div>
        ))}
      </dl>
      <p>{t("people.stays")}</p>
    </section>
  );
}

function YourName({ context, people }: PeopleProps) {
  const { texts, session, book } = context;
  const you = people.find((person) => person.you);
  if (!you || session?.party === undefined) return <></>;
  return (
    <section aria-labelledby="your-name">
      <h2 id="your-name">{texts.t("people.name")}</h2>
      <form class="form" method="post" action={`${peopleAddress(book.slug, session.party)}/name`}>
        <FormMarks context={context} />
        <TextField
          name="name"
          label={texts.t("people.name.label")}
          hint={texts.t("people.name.hint")}
          value={you.name}
          maxlength={60}
        />
        <p>
          <button class="button-quiet" type="submit">
            {texts.t("people.name.send")}
          </button>
        </p>
      </form>
    </section>
  );
}

/** Folded away, so that nobody goes by a slip of the thumb; the only organiser is told what comes first. */
function Leave({ context, people }: Pick<PeopleProps, "context" | "people">) {
  const { texts, session, book } = context;
  if (session?.party === undefined) return <></>;
  const only = session.role === "organiser" && people.filter(({ role }) => role === "organiser").length === 1;
  return (
    <section aria-labelledby="leave">
      <h2 id="leave">{texts.t("people.leave")}</h2>
      <p>{texts.t(only ? "people.leave.only" : "people.leave.lead")}</p>
      <details>
        <summary>{texts.t("people.leave.open")}</summary>
        <form class="form" method="post" action={`${peopleAddress(book.slug, session.party)}/leave`}>
          <FormMarks context={context} />
          <p>
            <button class="button-quiet" type="submit">
              {texts.t("people.leave.send")}
            </button>
          </p>
        </form>
      </details>
      <p>
        <a href={bookAddress(book.slug, "looks")}>{texts.t("looks.title")}</a>
      </p>
      <p>
        <a href={tokensAddress(book.slug, session.party)}>{texts.t("tokens.title")}</a>
      </p>
    </section>
  );
}
