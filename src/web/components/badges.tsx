import type { Audience } from "../../register/audience.ts";
import type { PageContext } from "../context.ts";
import type { Texts } from "../texts.ts";

interface BadgeProps {
  readonly context: PageContext;
  readonly audience: Audience;
  /** Whether residents of the book read with those it concerns. */
  readonly residents: boolean;
}

/** Who may read an entry, in words. */
export function AudienceBadge({ context, audience, residents }: BadgeProps) {
  return <b>{audienceText(context.texts, audience, residents)}</b>;
}

/** Of what residents wrote, those it concerns are never the only ones: the other residents of the book read it too. */
export const audienceText = ({ t }: Texts, audience: Audience, residents: boolean): string =>
  t(audience === "concerned" && residents ? "audience.concerned.residents" : `audience.${audience}`);

export interface ShownFlag {
  /** A key under `flag.`. */
  readonly name: string;
  readonly values?: Readonly<Record<string, string | number>>;
  /** Article or rule it rests on, as it is named; with where to read it. */
  readonly source?: { readonly label: string; readonly href?: string };
}

interface FlagListProps {
  readonly context: PageContext;
  readonly flags: readonly ShownFlag[];
}

/** What stands out about a decision: possible, never certain, and no legal advice. */
export function FlagList({ context, flags }: FlagListProps) {
  if (flags.length === 0) return <></>;
  return (
    <ul class="flags">
      {flags.map(({ name, values, source }) => (
        <li>
          <span>{context.texts.t(`flag.${name}`, values)}</span>
          {source && <FlagSource label={source.label} href={source.href} />}
        </li>
      ))}
    </ul>
  );
}

function FlagSource({ label, href }: { readonly label: string; readonly href: string | undefined }) {
  return <span class="flag-source">{href === undefined ? label : <a href={href}>{label}</a>}</span>;
}
