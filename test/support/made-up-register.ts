/** One row of a made-up register, under the headers of Amsterdam's. */
export interface MadeUpRow {
  readonly number: string;
  readonly name?: string;
  readonly form?: string;
  readonly scheme?: string;
  readonly unit?: string;
  readonly title?: string;
  readonly asked?: string;
  readonly granted?: string;
  readonly year?: string;
}

const HEADERS = "dossier,aanvrager,aanvrager_soort,regeling,organisatieonderdeel,project,periodiciteit";
const AMOUNTS = "bedrag_aangevraagd,bedrag_verleend,subsidiejaar";

/** A register as a CSV file; what a row leaves out is the same for all. */
export function madeUpRegister(rows: readonly MadeUpRow[]): string {
  const lines = rows.map((row) => {
    const {
      number,
      name = "Stichting De Brug",
      form = "stichting",
      scheme = "Buurtbudget",
      unit = "stadsdeel Noord",
    } = row;
    const { title = "Buurtfeest", asked = "1000.00", granted = "500.00", year = "2018" } = row;
    return [number, name, form, scheme, unit, title, "Eenmalig", asked, granted, year].map(quoted).join(",");
  });
  return `${HEADERS},${AMOUNTS}\n${lines.join("\n")}\n`;
}

const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** As many rows as wanted, each its own file, over a few schemes, units and applicants. */
export const manyRows = (count: number): readonly MadeUpRow[] =>
  Array.from({ length: count }, (_, i) => ({
    number: `SBA-${String(i).padStart(6, "0")}`,
    name: `Stichting Nummer ${i % 40}`,
    scheme: `Regeling ${i % 7}`,
    unit: `stadsdeel ${["Noord", "Zuid", "Oost"][i % 3]}`,
    granted: i % 3 === 0 ? "0.00" : "500.00",
    year: String(2016 + (i % 3)),
  }));
