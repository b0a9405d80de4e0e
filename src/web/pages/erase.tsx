import type { Child } from "hono/jsx";
import type { PartyId } from "../../register/ids.ts";
import { partyAddress, peopleAddress } from "../addresses.ts";
import { Choices, ErrorSummary, TextField } from "../components/field.tsx";
import { FormMarks } from "../components/form-marks.tsx";
import { Layout } from "../components/layout.tsx";
import { Notice } from "../components/notice.tsx";
import type { PageContext } from "../context.ts";
import type { Texts } from "../texts.ts";

/** A party that somebody must hand over, or take out, first. */
export interface HeldBack {
  readonly book: string;
  readonly id: PartyId;
  /** Undefined while it has not said who it is. */
  readonly party: string | undefined;
  readonly mayTakeOut: boolean;
}

interface Props {
  readonly context: PageContext;
  /** Of the page itself. */
  readonly address: string;
  /** Where all of it can be taken along first. */
  readonly takeOut: string;
  /** How many texts go, or can go. */
  readonly texts: number;
  /** Days after which backups are gone; undefined when nobody said. */
  readonly backupDays: number | undefined;
  /** The word was not typed. */
  readonly wrong?: boolean;
}

/** Erasing oneself: what goes, what stays and what comes first, in so many words; a typed word makes sure. */
export function ErasePersonPage(props: Props & { readonly heldBack: readonly HeldBack[] }) {
  const { context, heldBack, texts: n } = props;
  const { t } = context.texts;
  return (
    <Frame {...props} title={t("erase.me")}>
      <List
        context={context}
        title="goes"
        keys={["account", "sessions", "names", "codes"].map((key) => t(`erase.goes.${key}`))}
      />
      <Staying {...props} keys={["words", "institution"]} />
      {heldBack.length > 0 ? (
        <First context={context} heldBack={heldBack} />
      ) : (
        <Form {...props}>
          {n > 0 && (
            <Choices
              name="also"
              label={t("erase.more")}
              choices={[{ value: "words", label: t("erase.more.words", { n }) }]}
              many
            />
          )}
        </Form>
      )}
    </Frame>
  );
}

/** Taking a residents' party out of its book, for its organisers. */
export function ErasePartyPage(props: Props) {
  const { context, texts: n } = props;
  const { t } = context.texts;
  const goes = [t("erase.goes.by-us", { n }), t("erase.goes.beside"), t("erase.goes.people")];
  return (
    <Frame {...props} title={t("erase.party")}>
      <List context={context} title="goes" keys={goes} />
      <Staying {...props} keys={["others", "steward", "refusal"]} />
      <Form {...props} />
    </Frame>
  );
}

interface FrameProps extends Props {
  readonly title: string;
  readonly children?: Child;
}

function Frame({ context, title, takeOut, wrong, children }: FrameProps) {
  const { t } = context.texts;
  const errors = wrong ? [{ name: "word", message: wordWrong(context.texts) }] : [];
  return (
    <Layout context={context} title={title}>
      <ErrorSummary texts={context.texts} errors={errors} />
      <h1>{title}</h1>
      <p class="lead">{t("erase.lead")}</p>
      <p>
        <a href={takeOut}>{t("take.title")}</a>
      </p>
      {children}
    </Layout>
  );
}

const wordWrong = ({ t }: Texts): string => t("erase.word.wrong", { word: t("erase.word") });

function List({
  context,
  title,
  keys,
}: Pick<Props, "context"> & { readonly title: string; readonly keys: readonly string[] }) {
  return (
    <section aria-labelledby={title}>
      <h2 id={title}>{context.texts.t(`erase.${title}`)}</h2>
      <ul>
        {keys.map((words) => (
          <li>{words}</li>
        ))}
      </ul>
    </section>
  );
}

function Staying({ context, backupDays, keys }: Props & { readonly keys: readonly string[] }) {
  const { t } = context.texts;
  const backup =
    backupDays === undefined ? t("erase.stays.backup-unknown") : t("erase.stays.backup", { n: backupDays });
  return (
    <List
      context={context}
      title="stays"
      keys={[...[...keys, "files", "place"].map((key) => t(`erase.stays.${key}`)), backup]}
    />
  );
}

function First({ context, heldBack }: { readonly context: PageContext; readonly heldBack: readonly HeldBack[] }) {
  const { texts, formats } = context;
  const { t } = texts;
  return (
    <Notice kind="warning" title={t("erase.first")}>
      <p>{t("erase.first.lead")}</p>
      <ul>
        {heldBack.map(({ book, id, party, mayTakeOut }) => (
          <li>
            <a href={peopleAddress(book, id)}>
              {texts.parts("erase.first.hand-over", { party: <bdi>{party ?? formats.unknown}</bdi> })}
            </a>
            {mayTakeOut && (
              <>
                {" · "}
                <a href={`${partyAddress(book, id)}/erase`}>{t("erase.party")}</a>
              </>
            )}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function Form({ context, address, takeOut, wrong, children }: Props & { readonly children?: Child }) {
  const { texts } = context;
  const { t } = texts;
  return (
    <form class="form" method="post" action={address}>
      <FormMarks context={context} />
      {children}
      <TextField
        name="word"
        label={t("erase.word.label", { word: t("erase.word") })}
        error={wrong ? wordWrong(texts) : undefined}
        autocomplete="off"
        maxlength={40}
        required
      />
      <p class="actions">
        <button type="submit">{t("erase.send")}</button>
        <a class="button button-quiet" href={takeOut}>
          {t("erase.back")}
        </a>
      </p>
    </form>
  );
}

interface DoneProps {
  readonly context: PageContext;
  readonly what: "person" | "party";
  readonly texts: number;
}

/** After it: nothing is left to go back to. */
export function ErasedPage({ context, what, texts: n }: DoneProps) {
  const { t } = context.texts;
  return (
    <Layout context={context} title={t(`erase.done.${what}`)} trail={false}>
      <h1>{t(`erase.done.${what}`)}</h1>
      <p class="lead">
        {t("erase.done.count", { n })} {t("erase.done.lead")}
      </p>
      <p>
        <a href="/">{t("error.to-home")}</a>
      </p>
    </Layout>
  );
}
