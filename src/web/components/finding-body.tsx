import type { Finding, Sentence } from "../../mirror/finding.ts";
import type { ShownFinding } from "../../mirror/mirror.ts";
import { Picture } from "../charts/picture.tsx";
import type { BookPageContext } from "../context.ts";
import { arrangementOf, type Piece } from "../finding-order.ts";
import { FindingTable } from "./finding-table.tsx";
import { SentenceLine, sentenceText } from "./sentence.tsx";

interface Props {
  readonly context: BookPageContext;
  readonly finding: Finding & Partial<Pick<ShownFinding, "about">>;
}

/** Letters of a headline at most: longer ones are no longer read at a glance. */
const HEADLINE = 140;

/** The sentences of a finding; as much of the first as reads at a glance is the headline. */
export function FindingSentences({ context, finding }: Props) {
  const { lens, sentences, about = [] } = finding;
  const [first, ...others] = sentences;
  if (!first) return <></>;
  const language = context.texts.languageOf(`lens.${lens}.${first.key}`);
  const { headline, rest } = headlineOf(sentenceText(context, lens, first));
  return (
    <div class="finding-sentence">
      <p class="headline" lang={language}>
        {headline}
      </p>
      {rest !== "" && <p lang={language}>{rest}</p>}
      {others.map((sentence) => (
        <SentenceLine context={context} lens={lens} sentence={sentence} />
      ))}
      {about.map((sentence) => (
        <SentenceLine context={context} lens="who-writes" sentence={sentence} />
      ))}
    </div>
  );
}

/** Whole sentences, the first one always, as long as they fit. */
function headlineOf(text: string): { readonly headline: string; readonly rest: string } {
  const [first = "", ...others] = text.split(/(?<=[.!?])\s+/);
  let [headline, taken] = [first, 0];
  for (const next of others) {
    if (headline.length + next.length > HEADLINE) break;
    headline = `${headline} ${next}`;
    taken++;
  }
  return { headline, rest: others.slice(taken).join(" ") };
}

/** What stands first on the page of a finding, as text: for a line that leads to it. */
export function headlineText(context: BookPageContext, { lens, sentences }: Finding): string {
  const [first] = sentences;
  return first ? headlineOf(sentenceText(context, lens, first)).headline : "";
}

/** The pictures and tables of a finding: a few at once, each picture with the first sentence as its title, the rest folded away. */
export function FindingFigures({ context, finding }: Props) {
  const { shown, more } = arrangementOf(finding);
  return (
    <div class="finding-figure">
      {shown.map((piece) => (
        <PieceOf context={context} finding={finding} piece={piece} />
      ))}
      {more.length > 0 && (
        <details>
          <summary>{context.texts.t("finding.more-figures")}</summary>
          <div class="finding-figure">
            {more.map((key) => (
              <TableOf context={context} finding={finding} table={key} />
            ))}
          </div>
        </details>
      )}
    </div>
  );
}

function PieceOf({ piece: { show, table }, ...props }: Props & { readonly piece: Piece }) {
  const { context, finding } = props;
  if (show === "table") return <TableOf {...props} table={table} />;
  if (show === "picture") return <PictureOf {...props} table={table} />;
  const rows = finding.tables.find(({ key }) => key === table)?.rows.length ?? 0;
  const caption = context.texts.t(`lens.${finding.lens}.table.${table}`);
  return (
    <details>
      <summary>{context.texts.t("finding.folded", { table: caption, rows })}</summary>
      <div class="finding-figure">
        <PictureOf {...props} table={table} />
        <TableOf {...props} table={table} />
      </div>
    </details>
  );
}

interface OneProps extends Props {
  readonly table: string;
}

function PictureOf({ context, finding, table }: OneProps) {
  const picture = finding.pictures.find((one) => one.table === table);
  const first: Sentence | undefined = finding.sentences[0];
  const title = first ? sentenceText(context, finding.lens, first) : finding.lens;
  return picture ? <Picture context={context} finding={finding} picture={picture} title={title} /> : <></>;
}

function TableOf({ context, finding, table }: OneProps) {
  const one = finding.tables.find(({ key }) => key === table);
  return one ? (
    <div class="flow">
      <FindingTable context={context} lens={finding.lens} table={one} />
    </div>
  ) : (
    <></>
  );
}
