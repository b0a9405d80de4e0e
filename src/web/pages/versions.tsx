import { nameOf } from "../components/party-name.tsx";
import { Details } from "../components/details.tsx";
import type { BookPageContext } from "../context.ts";
import { specsOf } from "../forms/read-form.ts";
import { detailsOf } from "./entry-details.tsx";
import { EntryPhoto } from "./entry-photo.tsx";
import { type Told, toldBy, versionsOf } from "./reading.ts";
import type { EntryId } from "../../register/ids.ts";
import { concernedAt } from "../../register/register.ts";

interface Props {
  readonly context: BookPageContext;
  readonly told: Told;
}

/** Both sides' versions side by side; neither is put over the other. Told by one, by both alike, or by both and different. */
export function Versions({ context, told }: Props) {
  const { t } = context.texts;
  const all = versionsAround(context, told);
  if (all.length < 2) return <ToldByOne context={context} told={told} />;
  const differing = differences(context, all);
  return (
    <section aria-labelledby="versions">
      <h2 id="versions">{t(differing.length === 0 ? "versions.alike" : "versions.different")}</h2>
      {differing.length > 0 && <p>{t("versions.differ-in", { fields: differing.join(" · ") })}</p>}
      <div class="side-by-side">
        {all.map((version, i) => (
          <div>
            <h3>{versionTitle(context, version, i + 1)}</h3>
            <Details details={detailsOf(context, version)} />
            <EntryPhoto context={context} told={version} />
          </div>
        ))}
      </div>
    </section>
  );
}

/** The entry first told and every other version of it that may be read; the entry alone where there is no other. */
export function versionsAround(context: BookPageContext, told: Told): readonly Told[] {
  const { versionOf } = told.body as { readonly versionOf?: EntryId };
  const first = toldBy(context, versionOf) ?? told;
  return [first, ...versionsOf(context, first.row)];
}

/** Whose version it is; a retelling tells every side itself, so there they are only counted. */
function versionTitle(context: BookPageContext, { entry }: Told, n: number) {
  const { t, parts } = context.texts;
  if (context.book.type === "retelling") return <>{t("versions.nth", { n })}</>;
  return <>{parts("versions.of", { party: <bdi>{nameOf(context, entry.by.party) ?? t("party.nameless")}</bdi> })}</>;
}

/** Only where another side could tell its own: it says so, and waits. */
function ToldByOne({ context, told }: Props) {
  const others = concernedAt(context.book.register, told.row).filter((party) => party !== told.entry.by.party);
  if (others.length === 0 || !specsOf(told.entry.kind).some(({ name }) => name === "from" || name === "decider"))
    return <></>;
  return <p class="quiet">{context.texts.t("versions.one")}</p>;
}

/** The questions on which two versions give another answer; what one side leaves unknown is not a difference. */
function differences(context: BookPageContext, all: readonly Told[]): readonly string[] {
  const [first] = all;
  if (!first) return [];
  const specs = specsOf(first.entry.kind).filter(({ type }) => type !== "rows" && type !== "photo");
  const differing = specs.filter(
    ({ name }) => new Set(all.map((told) => answerOf(told, name)).filter(Boolean)).size > 1,
  );
  return differing.map(({ name }) => context.texts.t(`field.${first.entry.kind}.${name}`));
}

function answerOf({ body }: Told, path: string): string | undefined {
  const [first = "", second] = path.split(".");
  const value = (body as unknown as Record<string, unknown>)[first];
  const inner = second === undefined ? value : (value as Record<string, unknown> | undefined)?.[second];
  return inner === undefined || inner === "unknown" ? undefined : JSON.stringify(inner);
}
