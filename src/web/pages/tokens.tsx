import type { RefusalCode } from "../../register/refusal.ts";
import { peopleAddress, tokensAddress } from "../addresses.ts";
import { DataTable } from "../components/data-table.tsx";
import { Choices, ErrorSummary, TextField } from "../components/field.tsx";
import { FormMarks } from "../components/form-marks.tsx";
import { Layout } from "../components/layout.tsx";
import { Notice } from "../components/notice.tsx";
import { ownName } from "../components/writes-for.tsx";
import type { BookPageContext } from "../context.ts";
import { refusalWords } from "./error.tsx";
import { personName, type ShownPerson } from "./people-person.tsx";

/** A key as the people of its party see it; the key itself is kept nowhere. */
export interface ShownToken {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly string[];
  /** Key of one of the people; undefined for somebody who is here no more. */
  readonly by: string | undefined;
  readonly made: string;
  readonly state: "open" | "ended" | "expired";
  /** When that was or, of an open one, until when it works. ISO 8601 UTC. */
  readonly on: string;
  /** The last day it was used; empty before that. */
  readonly used: string;
  /** Whether the visitor may stop it. */
  readonly mine: boolean;
}

type Named = Pick<ShownPerson, "key" | "name" | "number">;

export interface TokensProps {
  readonly context: BookPageContext;
  readonly tokens: readonly ShownToken[];
  readonly people: readonly Named[];
  readonly scopes: readonly string[];
  readonly days: readonly number[];
  /** Whether the visitor may make keys. */
  readonly makes: boolean;
  /** A key that was just made; it is shown this once. */
  readonly secret?: string | undefined;
  readonly refusal?:
    { readonly code: RefusalCode; readonly details: Readonly<Record<string, string | number>> } | undefined;
}

/** The keys with which programs act for a party: for its people alone. */
export function TokensPage(props: TokensProps) {
  const { context, secret, refusal, makes } = props;
  const { texts, session, book } = context;
  const { t } = texts;
  if (session?.party === undefined) return <></>;
  const party = <bdi>{ownName(context, book, session.party)}</bdi>;
  const people = { href: peopleAddress(book.slug, session.party), label: t("people.title") };
  const errors = refusal ? [{ name: "tokens", message: refusalWords(context, refusal.code, refusal.details) }] : [];
  return (
    <Layout context={context} title={t("tokens.title")} crumbs={[people]} once={secret !== undefined}>
      <ErrorSummary texts={texts} errors={errors} />
      <h1>{texts.parts("tokens.of", { party })}</h1>
      {secret !== undefined && (
        <Notice title={t("tokens.made")}>
          <p>
            <code dir="ltr" class="token">
              {secret}
            </code>
          </p>
          <p>{t("tokens.made.keep")}</p>
        </Notice>
      )}
      <p class="lead">{t("tokens.lead")}</p>
      <p>
        <a href="/api">{t("tokens.reference")}</a>
      </p>
      {makes ? <MakeToken {...props} /> : <p>{t("tokens.not-you")}</p>}
      <TokenList {...props} />
    </Layout>
  );
}

function MakeToken({ context, scopes, days }: TokensProps) {
  const { texts, book, session } = context;
  const { t } = texts;
  if (session?.party === undefined) return <></>;
  return (
    <section aria-labelledby="make" id="field-tokens">
      <h2 id="make">{t("tokens.make")}</h2>
      <form class="form" method="post" action={tokensAddress(book.slug, session.party)}>
        <FormMarks context={context} />
        <TextField name="name" label={t("tokens.name")} hint={t("tokens.name.hint")} maxlength={60} required />
        <Choices
          name="scope"
          label={t("tokens.scope")}
          choices={scopes.map((value) => ({ value, label: t(`tokens.scope.${value}`) }))}
          many
          values={scopes.slice(0, 1)}
        />
        <Choices
          name="days"
          label={t("tokens.days")}
          choices={days.map((count) => ({ value: String(count), label: t("tokens.days.count", { count }) }))}
          value={String(days[1])}
        />
        <p>{t("tokens.careful")}</p>
        <p>
          <button type="submit">{t("tokens.make")}</button>
        </p>
      </form>
    </section>
  );
}

function TokenList({ context, tokens, people }: TokensProps) {
  const { t } = context.texts;
  const columns = ["name", "may", "maker", "state", "used", "stop"];
  return (
    <section aria-labelledby="keys">
      <h2 id="keys">{t("tokens.list")}</h2>
      <DataTable
        caption={t("tokens.caption", { count: tokens.length })}
        label={t("tokens.caption", { count: tokens.length })}
        columns={columns.map((key) => ({ heading: t(`tokens.column.${key}`) }))}
        rows={tokens.map((token) => cellsOf(context, token, people))}
        empty={t("tokens.empty")}
        cards
      />
    </section>
  );
}

function cellsOf(context: BookPageContext, token: ShownToken, people: readonly Named[]) {
  const { texts, formats } = context;
  const { name, scopes, by, made, state, on, used } = token;
  const maker = people.find(({ key }) => key === by);
  return [
    <bdi>{name}</bdi>,
    formats.list(scopes.map((scope) => texts.t(`tokens.may.${scope}`))),
    <>
      <bdi>{maker ? personName(texts, maker) : texts.t("codes.gone")}</bdi>, {formats.moment(Date.parse(made))}
    </>,
    texts.t(`tokens.state.${state}`, { day: formats.moment(Date.parse(on)) }),
    used === "" ? texts.t("tokens.unused") : formats.partialDate(used),
    state === "open" && token.mine ? <Stop context={context} token={token} /> : "–",
  ];
}

function Stop({ context, token }: { readonly context: BookPageContext; readonly token: ShownToken }) {
  const { texts, book, session } = context;
  if (session?.party === undefined) return <></>;
  return (
    <form method="post" action={`${tokensAddress(book.slug, session.party)}/stop`}>
      <FormMarks context={context} />
      <input type="hidden" name="token" value={token.id} />
      <button class="link" type="submit">
        {texts.t("tokens.stop")}
      </button>
    </form>
  );
}
