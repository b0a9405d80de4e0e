import { NONE } from "../../mirror/columns.ts";
import { type OwedQuestion, owedBy, owedUnder } from "../../mirror/owed.ts";
import type { EntryId, PartyId } from "../../register/ids.ts";
import { lensAddress, recordAddress } from "../addresses.ts";
import { partyAt } from "../cell.ts";
import { PartyName } from "../components/party-name.tsx";
import type { BookPageContext } from "../context.ts";
import type { Told } from "./reading.ts";
import { EntryName } from "./value.tsx";

/** Parties named in one list at most; the finding names all. */
const MOST_NAMED = 40;

interface ListProps {
  readonly context: BookPageContext;
  readonly questions: readonly OwedQuestion[];
}

/** Questions that were put to one and are still to be put to others, each with who comes next and how to drop it. */
function OwedList({ context, questions }: ListProps) {
  const { texts, book } = context;
  return (
    <>
      {questions.map(({ rule, text, by, parties }) => {
        const id = idAt(context, rule);
        const asker = partyAt(context, by);
        return (
          <div class="flow">
            <h3>
              <bdi>{text}</bdi>
            </h3>
            <p>
              {texts.parts("owed.by", {
                by: asker === undefined ? context.formats.unknown : <PartyName context={context} party={asker} />,
                rule: <EntryName context={context} id={id} />,
              })}
            </p>
            <ul class="entries">
              {parties.slice(0, MOST_NAMED).map((number) => (
                <li>
                  <Owing context={context} party={partyAt(context, number)} itself={number === by} />
                </li>
              ))}
            </ul>
            <p>
              <a href={lensAddress(book.slug, "rule-test", new URLSearchParams({ rule: id }))}>
                {texts.t("owed.all", { count: parties.length })}
              </a>
            </p>
            {context.session?.party !== undefined && context.session.party === asker && (
              <p>
                <a class="button button-quiet" href={recordAddress(book.slug, "held", id)}>
                  {texts.t("owed.ask")}
                </a>
              </p>
            )}
          </div>
        );
      })}
    </>
  );
}

function Owing({
  context,
  party,
  itself,
}: {
  readonly context: BookPageContext;
  readonly party: PartyId | undefined;
  readonly itself: boolean;
}) {
  if (party === undefined) return <>{context.formats.unknown}</>;
  return (
    <>
      <PartyName context={context} party={party} />
      {itself && ` (${context.texts.t("owed.itself")})`}
    </>
  );
}

const idAt = ({ book }: BookPageContext, row: number): EntryId => (book.view.entry(row)?.id ?? "") as EntryId;

interface Props {
  readonly context: BookPageContext;
  readonly told: Told;
}

/** Right after somebody was asked: to whom else the question has to be put, or how to drop it. */
export function OwedAfter({ context, told }: Props) {
  if (told.entry.kind !== "held") return <></>;
  const { texts, book } = context;
  const { rule, criterion, holder } = told.body as Told<"held">["body"];
  const by = book.columns.partyNumbers.get(holder) ?? NONE;
  const questions = owedUnder(book.view, book.view.rowNamed(rule)).filter(
    (one) => one.by === by && (criterion === "unknown" || one.criterion === criterion),
  );
  if (questions.length === 0) return <></>;
  const mine = context.session?.party === told.entry.by.party;
  const rulesOwner = mine && book.view.entry(book.view.rowNamed(rule))?.by.party === context.session?.party;
  return (
    <section id="owed" aria-labelledby="owed-title">
      <h2 id="owed-title">{texts.t("owed.title")}</h2>
      <p>{texts.t("owed.lead")}</p>
      <OwedList context={context} questions={questions} />
      {mine && (
        <p>
          {texts.t("owed.drop")}{" "}
          <a href={recordAddress(book.slug, "withdrawal", told.entry.id)}>{texts.t("owed.withdraw")}</a>
          {rulesOwner && (
            <>
              {" · "}
              <a href={recordAddress(book.slug, "correction", rule)}>{texts.t("owed.mend-rule")}</a>
            </>
          )}
        </p>
      )}
    </section>
  );
}

/** On the page of a rule: what each institution still owes under it. */
export function OwedUnder({ context, told }: Props) {
  const questions = owedUnder(context.book.view, told.row);
  return questions.length === 0 ? <></> : <OwedSection context={context} questions={questions} />;
}

/** On the page of an institution: what it still has to ask, over all rules. */
export function OwedByParty({ context, party }: { readonly context: BookPageContext; readonly party: PartyId }) {
  const number = context.book.columns.partyNumbers.get(party) ?? NONE;
  const questions = number === NONE ? [] : owedBy(context.book.view, number);
  return questions.length === 0 ? <></> : <OwedSection context={context} questions={questions} />;
}

function OwedSection({ context, questions }: ListProps) {
  const { t } = context.texts;
  return (
    <section id="owed" aria-labelledby="owed-title">
      <h2 id="owed-title">{t("owed.title")}</h2>
      <p>{t("owed.lead")}</p>
      <OwedList context={context} questions={questions} />
    </section>
  );
}
