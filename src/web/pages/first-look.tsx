import type { Finding } from "../../mirror/finding.ts";
import { lensNamed, look } from "../../mirror/mirror.ts";
import { LAW_KEYS, type LawKey } from "../../register/law.ts";
import { traitWordsIn } from "../../register/traits.ts";
import { lensAddress } from "../addresses.ts";
import { FlagList, type ShownFlag } from "../components/badges.tsx";
import { Notice } from "../components/notice.tsx";
import { SentenceLine } from "../components/sentence.tsx";
import type { BookPageContext } from "../context.ts";
import { readDate } from "../forms/dates.ts";
import { type Posted, valueIn } from "../forms/field.ts";
import { lawText } from "./flags-of.ts";

const LENS = "before-deciding";

interface Props {
  readonly context: BookPageContext;
  readonly values: Posted;
}

/** What is said as soon as the form opens; the rest once somebody asks to look. */
const AT_ONCE: readonly string[] = ["finding", "none", "usual", "party-before", "no-norm"];

/** What was done in like cases and what would stand out, above a decision that is not yet written. It stops nothing. */
export function FirstLook({ context, values }: Props) {
  const { texts, book } = context;
  const asked = askedIn(values);
  const finding = look(LENS, book.view, asked);
  const whole = valueIn(values, "first") === "1";
  const flags = flagsIn(context, finding);
  return (
    <Notice title={texts.t(`lens.${LENS}.title`)}>
      {finding.sentences
        .filter(({ key }) => whole || AT_ONCE.includes(key))
        .map((sentence) => (
          <SentenceLine context={context} lens={LENS} sentence={sentence} />
        ))}
      <FlagList context={context} flags={flags} />
      <p>
        <a href={lensAddress(book.slug, LENS, new URLSearchParams(asked))}>{texts.t("record.first-look.all")}</a>
      </p>
    </Notice>
  );
}

/** What the lens is asked, of what was filled in so far; what cannot be read yet is left out. */
function askedIn(values: Posted): [string, string][] {
  const event = valueIn(values, "event");
  const asked = {
    request: valueIn(values, "on"),
    rule: valueIn(values, "rule"),
    ground: valueIn(values, "ground"),
    outcome: valueIn(values, "outcome"),
    reason: valueIn(values, "reason.form"),
    heard: valueIn(values, "heard"),
    nature: valueIn(values, "nature"),
    event: event === "" ? "" : (readDate(event) ?? ""),
  };
  const { parameters } = lensNamed(LENS);
  // No address holds a word about what people are.
  if (traitWordsIn(asked.ground).length > 0) asked.ground = "";
  return Object.entries(asked).filter(
    ([name, value]) => value !== "" && value !== "unknown" && parameters.safeParse({ [name]: value }).success,
  );
}

/** The flags of the finding, each with its line of law in full. */
function flagsIn(context: BookPageContext, { tables }: Finding): readonly ShownFlag[] {
  const rows = tables.find(({ key }) => key === "flags")?.rows ?? [];
  return rows.map(([flag, law]) => {
    const key = LAW_KEYS.find((one) => `law.${one}` === law);
    return { name: String(flag).replace(/^flag\./, ""), ...lawOf(context, key) };
  });
}

const lawOf = (context: BookPageContext, key: LawKey | undefined): Pick<ShownFlag, "source"> =>
  key === undefined ? {} : { source: { label: lawText(context, key) } };
