import { writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";

interface Section {
  readonly title: string;
  readonly about: string;
  readonly headings: readonly string[];
  readonly rows: (readonly string[])[];
}

/** Collects what was measured, prints it as it comes, and writes docs/benchmarks.md. */
export class Report {
  readonly #sections: Section[] = [];

  section(title: string, about: string, headings: readonly string[]): (...cells: string[]) => void {
    const section: Section = { title, about, headings, rows: [] };
    this.#sections.push(section);
    console.log(`\n${title}\n${headings.join(" | ")}`);
    return (...cells) => {
      section.rows.push(cells);
      console.log(cells.join(" | "));
    };
  }

  write(file: string, day: string): void {
    const machine = `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
    const intro = [
      "# Benchmarks",
      "",
      `Measured on ${day} by \`npm run bench\` on ${machine}, all in one run. Times are medians, with the lowest and highest run in brackets.`,
      "The peers run beside us on the same machine. Repeat with `npm run bench`; parts can be named: `npm run bench -- import fold`.",
    ];
    writeFileSync(file, [...intro, ...this.#sections.flatMap(linesOf), ""].join("\n"));
  }
}

const linesOf = ({ title, about, headings, rows }: Section): readonly string[] => [
  "",
  `## ${title}`,
  "",
  about,
  "",
  `| ${headings.join(" | ")} |`,
  `| ${headings.map(() => "---").join(" | ")} |`,
  ...rows.map((cells) => `| ${cells.join(" | ")} |`),
];
