import type { PartyId } from "../../register/ids.ts";
import { sideOf } from "../../register/register.ts";
import { dayAt } from "../../register/term.ts";
import { bookAddress, lensAddress, recordAddress } from "../addresses.ts";
import { FormMarks } from "../components/form-marks.tsx";
import { Select } from "../components/field.tsx";
import { Layout } from "../components/layout.tsx";
import { Notice } from "../components/notice.tsx";
import { nameOf } from "../components/party-name.tsx";
import type { BookPageContext } from "../context.ts";
import { TALLY } from "../island-file.ts";
import { askersIn, isShown, type ShownTap, type Tallied, talliedIn } from "../tallied.ts";
import { AskerButtons } from "./asker-buttons.tsx";
import { readableParties } from "./reading.ts";

interface Props {
  readonly context: BookPageContext;
  /** Oldest first; of the party that looks. */
  readonly taps: readonly ShownTap[];
  /** Sent along by a page without script, so that a button pressed twice counts once. */
  readonly drawn: string;
}

/** Parties with a button of their own; the others are chosen from a list. */
const MOST_BUTTONS = 8;
/** Taps shown one by one. */
const MOST_SHOWN = 10;

/** Who asked us something? One tap each, no text; after two weeks, how often and by how many. For the party itself alone. */
export function TallyPage({ context, taps, drawn }: Props) {
  const { t } = context.texts;
  const tallied = talliedIn(taps);
  return (
    <Layout context={context} title={t("tally.title")}>
      <h1>{t("tally.title")}</h1>
      <p class="lead">{t("tally.lead")}</p>
      <Buttons context={context} taps={taps} drawn={drawn} />
      <Notice>
        <p>{t("tally.own")}</p>
      </Notice>
      <KeepPage context={context} />
      {tallied && <Count context={context} tallied={tallied} />}
      <ToWrite context={context} taps={taps} />
      <Newest context={context} taps={taps} />
    </Layout>
  );
}

function Buttons({ context, taps, drawn }: Props) {
  const { texts, session, book } = context;
  const { first, others } = askersFor(context, taps);
  return (
    <form class="flow tally" method="post" action={bookAddress(book.slug, "tally")} data-party={session?.party}>
      <FormMarks context={context} />
      <input type="hidden" name="drawn" value={drawn} />
      <AskerButtons context={context} parties={first} />
      <p
        role="status"
        data-sent={texts.t("tally.status.sent")}
        data-kept={texts.t("tally.status.kept")}
        data-sign-in={texts.t("tally.status.sign-in")}
      />
      {others.length > 0 && <Others context={context} others={others} />}
      <script type="module" src={TALLY.path} />
    </form>
  );
}

/** Shown by the script where the device can keep a page; nothing is kept before somebody asks. */
function KeepPage({ context }: Pick<Props, "context">) {
  const { t } = context.texts;
  return (
    <div
      class="tally-keep flow"
      data-offer={t("tally.keep.offer")}
      data-keep={t("tally.keep")}
      data-kept={t("tally.kept")}
      data-drop={t("tally.keep.drop")}
      hidden
    >
      <p role="status" />
      <button class="button-quiet" type="button" />
    </div>
  );
}

/** The list has a button with a name of its own: an answer left in the list must not go along with another button. */
function Others({ context, others }: Pick<Props, "context"> & { readonly others: readonly PartyId[] }) {
  const { t } = context.texts;
  const choices = others.map((value) => ({ value, label: nameOf(context, value) ?? t("party.nameless") }));
  return (
    <details>
      <summary>{t("tally.others")}</summary>
      <div class="form more-fields">
        <Select
          name="other"
          label={t("tally.other")}
          value=""
          choices={[{ value: "", label: t("form.choose") }, ...choices]}
        />
        <button type="submit" name="asker" value="">
          {t("tally.tap")}
        </button>
      </div>
    </details>
  );
}

/** Who asked last comes first, then institutions by name, then everybody else in the list. */
function askersFor(context: BookPageContext, taps: readonly ShownTap[]) {
  const { book, session } = context;
  const readable = readableParties(context).filter((party) => party !== session?.party);
  const recent = askersIn(taps);
  const institutions = readable.filter((party) => sideOf(book.register, party) === "institution");
  const ordered = [...new Set([...recent, ...institutions, ...readable])].filter((party) => readable.includes(party));
  const first = ordered.slice(0, MOST_BUTTONS);
  return { first, others: readable.filter((party) => !first.includes(party)) };
}

function Count({ context, tallied }: { readonly context: BookPageContext; readonly tallied: Tallied }) {
  const { texts, formats, book } = context;
  if (!isShown(tallied, dayAt(book.now)))
    return <p>{texts.t("tally.later", { day: formats.partialDate(tallied.shownFrom) })}</p>;
  return (
    <section aria-labelledby="count">
      <h2 id="count">{texts.t("tally.count")}</h2>
      <TalliedSentence context={context} tallied={tallied} />
      <p>
        <a href={lensAddress(book.slug, "load")}>{texts.t("lens.load.question")}</a>
      </p>
    </section>
  );
}

/** How often this party was asked by its own count: told to it alone, and the sentence says so. */
export function TalliedSentence({
  context,
  tallied,
}: {
  readonly context: BookPageContext;
  readonly tallied: Tallied;
}) {
  const { texts, formats } = context;
  const { times, parties, nameless, written, since } = tallied;
  const day = formats.partialDate(since);
  return <p class="said">{texts.t("tally.sentence", { times, parties, nameless, written, day })}</p>;
}

/** Taps of which a request can be written down, when the party wants that: one by one, oldest first. */
function ToWrite({ context, taps }: Omit<Props, "drawn">) {
  const { texts, formats, book } = context;
  const open = taps.filter(({ entry }) => entry === null);
  const [next] = open;
  if (!next) return <></>;
  return (
    <section aria-labelledby="to-write">
      <h2 id="to-write">{texts.t("tally.to-write")}</h2>
      <p>{texts.t("tally.to-write.lead", { count: open.length })}</p>
      <p>
        <a class="button button-quiet" href={`${recordAddress(book.slug, "request")}?tap=${next.id}`}>
          <span>
            {texts.parts("tally.to-write.next", {
              who: <bdi>{askerName(context, next)}</bdi>,
              day: formats.partialDate(next.day),
            })}
          </span>
        </a>
      </p>
    </section>
  );
}

const askerName = (context: BookPageContext, { asker }: ShownTap): string =>
  nameOf(context, asker as PartyId) ?? context.texts.t("tally.somebody");

/** What was tapped last, each with a button to take it back. */
function Newest({ context, taps }: Omit<Props, "drawn">) {
  const { texts, formats, book } = context;
  if (taps.length === 0) return <></>;
  return (
    <section aria-labelledby="newest">
      <h2 id="newest">{texts.t("tally.newest")}</h2>
      <ul class="plain-list">
        {taps
          .toReversed()
          .slice(0, MOST_SHOWN)
          .map((tap) => (
            <li>
              <form class="tally-line" method="post" action={bookAddress(book.slug, "tally/undo")}>
                <FormMarks context={context} />
                <span>
                  {texts.parts("tally.line", {
                    who: <bdi>{askerName(context, tap)}</bdi>,
                    day: formats.partialDate(tap.day),
                  })}
                  {tap.entry !== null && ` (${texts.t("tally.written")})`}
                </span>
                <button class="link" type="submit" name="id" value={tap.id} aria-label={undoLabel(context, tap)}>
                  {texts.t("tally.undo")}
                </button>
              </form>
            </li>
          ))}
      </ul>
    </section>
  );
}

const undoLabel = (context: BookPageContext, tap: ShownTap): string =>
  context.texts.t("tally.undo-which", { who: askerName(context, tap), day: context.formats.partialDate(tap.day) });
