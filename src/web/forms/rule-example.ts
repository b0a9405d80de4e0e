import { type ExampleName, TARIFF_EXAMPLES, type TariffExample } from "../../register/tariff-examples.ts";
import type { Body } from "../../register/kinds.ts";
import type { BookPageContext } from "../context.ts";
import type { Posted } from "./field.ts";
import { writeForm } from "./write-form.ts";

/** The form of a rule, filled in with a tariff table that a municipality published, in our words and with its source. */
export function exampleForm({ texts, formats }: BookPageContext, name: ExampleName, start: Posted): Posted {
  // It is typed in and kept as what its writer says.
  const { t } = texts.plain;
  const example: TariffExample = TARIFF_EXAMPLES[name];
  const body = {
    title: t(`example.${name}.title`),
    type: "tariff",
    text: t(`example.${name}.text`),
    written: "yes",
    writtenWhere: t("example.where", {
      place: t(`example.${name}`),
      title: example.title,
      source: example.source,
      checked: formats.partialDate(example.checked),
    }),
    inForceFrom: example.inForceFrom ?? "unknown",
    criteria: example.criteria.map((key) => ({ key, text: t(`example.criterion.${key}`) })),
    groups: example.groups.map((group, n) => ({ ...group, name: t(`example.${name}.group.${n + 1}`) })),
    ...(example.why && { why: t(`example.${name}.why`) }),
  };
  return { ...writeForm("rule", body as unknown as Body), ...start };
}
