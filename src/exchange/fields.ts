/** What a column of a register can say; the words for people are in the language files, by field. */
export const FIELDS = [
  "file-number",
  "applicant-name",
  "applicant-id",
  "applicant-form",
  "scheme",
  "policy-area",
  "unit",
  "department",
  "project",
  "cadence",
  "asked",
  "granted",
  "settled",
  "year",
  "received-on",
  "status",
  "channel",
  "register-date",
  "first-listed-with-decision",
] as const;

export type Field = (typeof FIELDS)[number];

/** What a person can choose for a column: a field, or to leave it out. */
export const LEAVE_OUT = "leave-out";
export type Target = Field | typeof LEAVE_OUT;

export const AMOUNT_FIELDS = ["asked", "granted", "settled"] as const satisfies readonly Field[];
export type AmountField = (typeof AMOUNT_FIELDS)[number];

export const DATE_FIELDS = [
  "received-on",
  "register-date",
  "first-listed-with-decision",
] as const satisfies readonly Field[];
export type DateField = (typeof DATE_FIELDS)[number];

/** Headers, without case, spaces and underscores, under which municipalities publish each field. */
const KNOWN_HEADERS: Readonly<Record<Field, readonly string[]>> = {
  "file-number": [
    "dossier",
    "dossiernummer",
    "dossiernr",
    "zaaknummer",
    "zaaknr",
    "aanvraagnummer",
    "subsidienummer",
    "kenmerk",
    "filenumber",
    "reference",
  ],
  "applicant-name": [
    "aanvrager",
    "naamaanvrager",
    "aanvragernaam",
    "ontvanger",
    "naamontvanger",
    "subsidieontvanger",
    "begunstigde",
    "applicant",
    "recipient",
  ],
  "applicant-id": ["aanvragerid", "relatienummer", "kvk", "kvknummer", "applicantid"],
  "applicant-form": ["aanvragersoort", "soortaanvrager", "rechtsvorm", "legalform"],
  scheme: ["regeling", "regelingnaam", "naamregeling", "subsidieregeling", "scheme"],
  "policy-area": ["beleidsterrein", "beleidsveld", "programma", "policyarea"],
  unit: ["organisatieonderdeel", "organisatieeenheid", "directie", "unit"],
  department: ["afdeling", "afdelingnaam", "afdelingnaambeleid", "department"],
  project: ["project", "projectnaam", "projecttitel", "activiteit", "omschrijving", "projecttitle"],
  cadence: ["periodiciteit", "typeperiodiciteit", "cadence"],
  asked: ["bedragaangevraagd", "aangevraagdbedrag", "aangevraagd", "amountasked"],
  granted: ["bedragverleend", "verleendbedrag", "verleend", "bedragtoegekend", "toegekendbedrag", "amountgranted"],
  settled: ["bedragvastgesteld", "vastgesteldbedrag", "vastgesteld", "amountsettled"],
  year: ["subsidiejaar", "jaar", "year"],
  "received-on": [
    "ontvangstdatum",
    "ontvangstdatumsubsidieaanvraag",
    "datumontvangst",
    "datumaanvraag",
    "aanvraagdatum",
    "receivedon",
  ],
  status: ["status", "zaakstatus"],
  channel: ["ingedienddoor", "kanaal", "channel"],
  "register-date": ["datumoverzicht", "registerdatum", "peildatum", "registerdate"],
  "first-listed-with-decision": ["eersteregisterdatummetbesluit"],
};

const FIELD_BY_HEADER: ReadonlyMap<string, Field> = new Map(
  FIELDS.flatMap((field) => KNOWN_HEADERS[field].map((header) => [header, field] as const)),
);

/** A header without what differs between two versions of one register: case, spaces, underscores, points. */
export function sameHeader(header: string): string {
  return header.toLowerCase().replace(/[\s_.-]+/g, "");
}

/** The field a header is known to stand for, or null. */
export function knownField(header: string): Field | null {
  return FIELD_BY_HEADER.get(sameHeader(header)) ?? null;
}
