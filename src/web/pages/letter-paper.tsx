import type { Child } from "hono/jsx";
import type { LawKey } from "../../register/law.ts";
import type { Letter } from "../../register/letters.ts";
import { nameOf } from "../components/party-name.tsx";
import type { BookPageContext } from "../context.ts";
import { lawText } from "./flags-of.ts";
import { letterDetails } from "./letter-details.ts";
import type { Told } from "./reading.ts";

interface PaperProps {
  readonly context: BookPageContext;
  readonly told: Told;
  readonly letter: Letter;
}

/** What is printed, on one A4. Name, address and signature are written by hand and kept nowhere. */
export function LetterPaper({ context, told, letter }: PaperProps) {
  const { texts } = context;
  const { t } = texts;
  const [to, from] = [nameOf(context, letter.to), letter.from && nameOf(context, letter.from)];
  return (
    <article class="letter letter-paper" lang="nl" dir="ltr" aria-label={t(`letter.${letter.name}.name`)}>
      <div class="letter-head">
        <Blanks title={t("letter.from")} named={from} labels={[t("letter.by-name"), t("letter.address")]} />
        <Blanks title={t("letter.to")} named={to ?? t("party.nameless")} labels={[t("letter.address")]} />
      </div>
      <Blank label={t("letter.place-day")} />
      <p>
        <strong>{t("letter.subject", { subject: t(`letter.${letter.name}.name`) })}</strong>
      </p>
      <dl class="letter-facts">
        {letterDetails(context, told).map(({ term, value }) => (
          <div>
            <dt>{term}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      <p>{t("letter.dear")}</p>
      {paragraphs(t(`letter.${letter.name}.body`))}
      {letter.lines > 0 && <p>{t(`letter.${letter.name}.own`)}</p>}
      {Array.from({ length: letter.lines }, () => (
        <p class="letter-line" />
      ))}
      <p>{t("letter.greeting")}</p>
      <Blank label={t("letter.signature")} />
      <Laws context={context} laws={letter.laws} />
    </article>
  );
}

function Laws({ context, laws }: { readonly context: BookPageContext; readonly laws: readonly LawKey[] }) {
  if (laws.length === 0) return <></>;
  return (
    <ul class="plain-list quiet">
      {laws.map((key) => (
        <li>{lawText(context, key)}</li>
      ))}
    </ul>
  );
}

/** A text that is kept as one message, a paragraph per line. */
export const paragraphs = (text: string) => text.split("\n").map((line) => <p>{line}</p>);

function Blanks({
  title,
  named,
  labels,
}: {
  readonly title: string;
  readonly named: string | undefined;
  readonly labels: readonly string[];
}) {
  return (
    <div>
      <p class="small-heading">{title}</p>
      {named !== undefined && (
        <p>
          <bdi>{named}</bdi>
        </p>
      )}
      {labels.map((label) => (
        <Blank label={label} />
      ))}
    </div>
  );
}

const Blank = ({ label }: { readonly label: Child }) => (
  <p class="letter-blank">
    <span>{label}</span>
  </p>
);
