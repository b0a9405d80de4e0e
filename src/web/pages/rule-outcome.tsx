import type { Condition } from "../../register/condition.ts";
import { countedIn } from "../../register/condition.ts";
import type { TariffGroup } from "../../register/kinds/rule.ts";
import { DataTable } from "../components/data-table.tsx";
import type { BookPageContext } from "../context.ts";
import { allOf, type Told } from "./reading.ts";
import { EntryName } from "./value.tsx";

interface Props {
  readonly context: BookPageContext;
  readonly told: Told<"rule">;
}

/** What follows from a rule: its tariff table, when it is met, and the stricter line that somebody drew beside it. */
export function RuleOutcome({ context, told }: Props) {
  const { t } = context.texts;
  const { groups = [], met } = told.body;
  const narrower = allOf(context, "rule").filter(({ body }) => body.narrows === told.entry.id);
  return (
    <>
      {met !== undefined && (
        <p>
          {t("rule.met")} <bdi>{conditionText(context, told, met)}</bdi>
        </p>
      )}
      {narrower.length > 0 && (
        <p>
          {t("rule.narrowed")}{" "}
          {narrower.map(({ entry }, i) => (
            <>
              {i > 0 && " · "}
              <EntryName context={context} id={entry.id} />
            </>
          ))}
        </p>
      )}
      {groups.length > 0 && (
        <section id="groups" aria-labelledby="groups-title">
          <h2 id="groups-title">{t("rule.groups")}</h2>
          <DataTable
            caption={t("rule.groups.caption")}
            label={t("rule.groups.caption")}
            columns={["group", "price", "when"].map((key) => ({ heading: t(`rule.groups.${key}`) }))}
            rows={groups.map((group) => [
              <bdi>{group.name}</bdi>,
              priceText(context, group),
              <bdi>{conditionText(context, told, group.when)}</bdi>,
            ])}
            cards
          />
        </section>
      )}
    </>
  );
}

function priceText({ texts, formats }: BookPageContext, { percent, price, per, atMost }: TariffGroup): string {
  const { t } = texts;
  const share = percent === undefined ? [] : [t("rule.groups.percent", { percent: formats.number(percent) })];
  if (price === undefined) return share[0] ?? formats.unknown;
  const plain = formats.cents(price);
  const unit = per === undefined ? plain : t("rule.groups.per", { price: plain, unit: formats.word(per, "per") });
  return [...share, atMost ? t("rule.groups.at-most", { price: unit }) : unit].join(" · ");
}

/** A condition in the words of its rule. */
function conditionText(context: BookPageContext, told: Told<"rule">, condition: Condition): string {
  const { t } = context.texts;
  const of = (one: Condition) => conditionText(context, told, one);
  const text = (key: string) => told.body.criteria.find((one) => one.key === key)?.text ?? key;
  if (condition === true) return t("rule.condition.true");
  if ("var" in condition) return text(condition.var);
  if ("!" in condition) return t("rule.condition.not", { what: of(condition["!"]) });
  if ("and" in condition) return condition.and.map(of).join(t("rule.condition.and"));
  if ("or" in condition) return condition.or.map(of).join(t("rule.condition.or"));
  const [threshold, key] = ">=" in condition ? [condition[">="], "at-least"] : [condition["<="], "at-most"];
  return t(`rule.condition.${key}`, { n: threshold[1], what: text(countedIn(threshold)) });
}
