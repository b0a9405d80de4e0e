import type { Finding, Sentence } from "../../mirror/finding.ts";
import { Picture } from "../charts/picture.tsx";
import type { BookPageContext } from "../context.ts";
import { FindingTable } from "./finding-table.tsx";
import { SentenceLine, sentenceText } from "./sentence.tsx";

interface Props {
  readonly context: BookPageContext;
  readonly finding: Finding;
  /** Rows drawn of each table at most. */
  readonly most?: number;
}

/** Letters of a headline at most: longer ones are no longer read at a glance. */
const HEADLINE = 140;

/** The sentences of a finding; as much of the first as reads at a glance is the headline. */
export function FindingSentences({ context, finding }: Props) {
  const { lens, sentences } = finding;
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

/** The pictures of a finding, each with the first sentence as its title, and all its tables underneath. */
export function FindingFigures({ context, finding, most }: Props) {
  const first: Sentence | undefined = finding.sentences[0];
  const title = first ? sentenceText(context, finding.lens, first) : finding.lens;
  return (
    <div class="finding-figure">
      {finding.pictures.map((picture) => (
        <Picture context={context} finding={finding} picture={picture} title={title} />
      ))}
      {finding.tables.map((table) => (
        <div class="flow">
          <FindingTable context={context} lens={finding.lens} table={table} {...(most === undefined ? {} : { most })} />
        </div>
      ))}
    </div>
  );
}
