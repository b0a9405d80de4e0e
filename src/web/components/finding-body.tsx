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

/** The sentences of a finding, the first one largest. */
export function FindingSentences({ context, finding }: Props) {
  return (
    <div class="finding-sentence">
      {finding.sentences.map((sentence) => (
        <SentenceLine context={context} lens={finding.lens} sentence={sentence} />
      ))}
    </div>
  );
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
