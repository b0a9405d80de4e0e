import type { Target } from "./fields.ts";
import type { MappedColumn, Mapping } from "./mapping.ts";

/** One register with one numbering of files, whichever of its exports a file is. */
const AMSTERDAM = { source: "Subsidieregister Amsterdam", publisher: "Gemeente Amsterdam" } as const;

/** The register as one table: each file with the day on which it was first listed with a decision. */
const REGISTER: Mapping = {
  name: "Amsterdam: register",
  ...AMSTERDAM,
  columns: columns({
    dossier: "file-number",
    aanvrager: "applicant-name",
    aanvrager_id: "applicant-id",
    aanvrager_soort: "applicant-form",
    regeling: "scheme",
    beleidsterrein: "policy-area",
    organisatieonderdeel: "unit",
    project: "project",
    periodiciteit: "cadence",
    bedrag_aangevraagd: "asked",
    bedrag_verleend: "granted",
    bedrag_vastgesteld: "settled",
    subsidiejaar: "year",
    eerste_registerdatum_met_besluit: "first-listed-with-decision",
  }),
};

/** The weekly feed of 2016 to 2019 (SB_MI_SUBSIDIEREGISTER). */
const WEEKLY_FEED: Mapping = {
  name: "Amsterdam: weekregister 2016-2019",
  ...AMSTERDAM,
  columns: columns({
    TABLE_NAME: "leave-out",
    DOSSIERNUMMER: "file-number",
    AANVRAGER: "applicant-name",
    REGELINGNAAM: "scheme",
    BELEIDSTERREIN: "policy-area",
    ORGANISATIEONDERDEEL: "unit",
    PROJECT_NAAM: "project",
    TYPE_PERIODICITEIT: "cadence",
    BEDRAG_AANGEVRAAGD: "asked",
    BEDRAG_VERLEEND: "granted",
    BEDRAG_VASTGESTELD: "settled",
    SUBSIDIEJAAR: "year",
    DATUM_OVERZICHT: "register-date",
  }),
};

/** The snapshot of files under way, in both versions of its headers. */
const PROCESS: Mapping = {
  name: "Amsterdam: processtand",
  ...AMSTERDAM,
  columns: columns({
    DOSSIERNUMMER: "file-number",
    dossier: "file-number",
    AANVRAGER: "applicant-name",
    aanvrager_soort: "applicant-form",
    REGELINGNAAM: "scheme",
    regeling: "scheme",
    ORGANISATIEONDERDEEL: "unit",
    AFDELINGNAAM_BELEID: "department",
    afdeling: "department",
    PROJECT_NAAM: "project",
    TYPE_PERIODICITEIT: "cadence",
    periodiciteit: "cadence",
    INGEDIEND_DOOR: "channel",
    SUBSIDIEJAAR: "year",
    ONTVANGSTDATUM_SUBSIDIE_AANVRAAG: "received-on",
    ontvangstdatum: "received-on",
    BEDRAG_AANGEVRAAGD: "asked",
    BEDRAG_VERLEEND: "granted",
    STATUS: "status",
    verleend_cat: "leave-out",
  }),
};

/** The mappings that come ready: Amsterdam's register, its weekly feed and its process snapshot. */
export const AMSTERDAM_MAPPINGS: readonly Mapping[] = [REGISTER, WEEKLY_FEED, PROCESS];

function columns(targets: Readonly<Record<string, Target>>): readonly MappedColumn[] {
  return Object.entries(targets).map(([header, target]) => ({ header, target }));
}
