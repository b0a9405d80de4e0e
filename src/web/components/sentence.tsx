import type { Cell, Sentence, Unit } from "../../mirror/finding.ts";
import { cellText } from "../cell.ts";
import type { BookPageContext } from "../context.ts";
import { Text } from "./text.tsx";

/** A sentence of a finding as plain text: for a picture's title, a file, the terminal. */
export const sentenceText = (context: BookPageContext, lens: string, sentence: Sentence): string =>
  context.texts.t(sentenceKey(lens, sentence), sentenceValues(context, lens, sentence));

interface Props {
  readonly context: BookPageContext;
  readonly lens: string;
  readonly sentence: Sentence;
}

/** A sentence of a finding on a page. */
export function SentenceLine({ context, lens, sentence }: Props) {
  const values = sentenceValues(context, lens, sentence);
  return (
    <p>
      <Text texts={context.texts} k={sentenceKey(lens, sentence)} values={values} />
    </p>
  );
}

const sentenceKey = (lens: string, { key }: Sentence): string => `lens.${lens}.${key}`;

/** Whole numbers stay numbers, so that "one request" and "two requests" both read well; the rest is written out. */
function sentenceValues(context: BookPageContext, lens: string, { values, units = {} }: Sentence) {
  const cases = casesOf(values, units);
  const write = ([name, cell]: readonly [string, Cell]): readonly [string, string | number] => {
    const unit = units[name] ?? (typeof cell === "number" ? "count" : "word");
    const asNumber = unit === "count" || unit === "number";
    return [
      name,
      asNumber && Number.isInteger(cell) ? (cell as number) : cellText({ context, lens, unit, cases }, cell),
    ];
  };
  return Object.fromEntries(Object.entries(values).map(write));
}

function casesOf(values: Sentence["values"], units: Readonly<Record<string, Unit>>): number | undefined {
  const counts = Object.entries(values).filter(([name]) => (units[name] ?? "count") === "count");
  const numbers = counts.map(([, cell]) => cell).filter((cell) => typeof cell === "number");
  return numbers.length === 0 ? undefined : Math.max(...numbers);
}
