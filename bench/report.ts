import { writeFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";

interface Section {
  readonly title: string;
  readonly about: string;
  readonly headings: readonly string[];
  readonly rows: (readonly string[])[];
}

/** What was promised, what came out, and whether that is enough. */
interface Aim {
  readonly what: string;
  readonly aim: string;
  readonly measured: string;
  readonly held: boolean;
}

/** Collects what was measured, prints it as it comes, and writes it down. */
export class Report {
  readonly #sections: Section[] = [];
  readonly #aims: Aim[] = [];

  /** Sets a figure beside the aim it has; what falls short is said at the top of the page. */
  aim(what: string, aim: string, [measured, held]: readonly [string, boolean]): void {
    this.#aims.push({ what, aim, measured, held });
  }

  section(title: string, about: string, headings: readonly string[]): (...cells: string[]) => void {
    const section: Section = { title, about, headings, rows: [] };
    this.#sections.push(section);
    console.log(`\n${title}\n${headings.join(" | ")}`);
    return (...cells) => {
      section.rows.push(cells);
      console.log(cells.join(" | "));
    };
  }

  write(file: string, { day, parts }: { readonly day: string; readonly parts: readonly string[] }): void {
    const command = `npm run bench -- ${parts.join(" ")}`;
    const machine = `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
    const atWork = loadavg()
      .map((one) => one.toFixed(1))
      .join(", ");
    const intro = [
      "# Benchmarks",
      "",
      `Measured on ${day} by \`${command}\` on ${machine}, all in one run. Times are medians, with the lowest and highest run in brackets.`,
      `Processes at work at the end, averaged over one, five and fifteen minutes: ${atWork}; well over ${cpus().length} means that the machine was busy with other work too, and that times are too long.`,
      "The peers run beside us on the same machine. Parts can be named, and are then printed. Without names `npm run bench` measures all there is: [the program](benchmarks.md) and [the site](benchmarks-site.md).",
    ];
    const rows = this.#aims.map(({ what, aim, measured, held }) => [what, aim, measured, held ? "yes" : "**no**"]);
    const aims = { title: "Aims", about: ABOUT_AIMS, headings: ["what", "aim", "measured", "held"], rows };
    writeFileSync(file, [...intro, ...[aims, ...this.#sections].flatMap(linesOf), ""].join("\n"));
  }
}

const ABOUT_AIMS = "Medians of this run. What is not held falls short, and is said here rather than explained away.";

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
