import { look } from "../../mirror/mirror.ts";
import { flagsOfDraft } from "../../register/flags.ts";
import { lensAddress } from "../addresses.ts";
import { FlagList } from "../components/badges.tsx";
import { Notice } from "../components/notice.tsx";
import { SentenceLine } from "../components/sentence.tsx";
import type { BookPageContext } from "../context.ts";
import { type Posted, valueIn } from "../forms/field.ts";
import { readForm } from "../forms/read-form.ts";
import type { BodyOf } from "../../register/kinds.ts";
import { lookingOf, shownFlag } from "./flags-of.ts";

const LENS = "before-deciding";

interface Props {
  readonly context: BookPageContext;
  readonly values: Posted;
}

/** What was done in like cases and what would stand out, above a decision that is not yet written. It stops nothing. */
export function FirstLook({ context, values }: Props) {
  const { texts, book } = context;
  const asked = { request: valueIn(values, "on"), rule: valueIn(values, "rule"), ground: valueIn(values, "ground") };
  const known = Object.entries(asked).filter(([, value]) => value !== "" && value !== "unknown");
  const finding = look(LENS, book.view, known);
  const read = readForm("decision", values);
  const flags =
    "errors" in read ? [] : flagsOfDraft(book.register, read.body as BodyOf<"decision">, lookingOf(context));
  return (
    <Notice title={texts.t(`lens.${LENS}.title`)}>
      {finding.sentences.map((sentence) => (
        <SentenceLine context={context} lens={LENS} sentence={sentence} />
      ))}
      {flags.length > 0 && <FlagList context={context} flags={flags.map((flag) => shownFlag(context, flag))} />}
      <p>
        <a href={lensAddress(book.slug, LENS, new URLSearchParams(known))}>{texts.t("record.first-look.all")}</a>
      </p>
    </Notice>
  );
}
