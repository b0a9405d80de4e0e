import { CellValue } from "../components/cell-value.tsx";
import { cellText, columnAt } from "../cell.ts";
import type { ChartProps } from "./drawing.tsx";

interface Props extends ChartProps {
  readonly chain: string;
  readonly step: string;
  readonly entry: string;
  readonly state: string;
}

/**
 * Chains of entries as lists, so that every link can be followed with a finger, a key or a screen reader, in any direction of
 * writing and on paper. An open link says so in words and has a broken edge.
 */
export function ChainLists({ context, lens, table, ...parts }: Props) {
  const at = (key: string) => columnAt(table, key);
  const unitOf = (key: string) => table.columns[at(key)]?.unit ?? "word";
  const text = (key: string, row: (typeof table.rows)[number]) =>
    cellText({ context, lens, unit: unitOf(key) }, row[at(key)] ?? null);
  const names = [...new Set(table.rows.map((row) => text(parts.chain, row)))];
  return (
    <div class="chains">
      {names.map((name) => (
        <section class="chain" aria-label={name}>
          <p class="small-heading">{name}</p>
          <ol>
            {table.rows
              .filter((row) => text(parts.chain, row) === name)
              .map((row) => (
                <li class={row[at(parts.entry)] === null ? "link-open" : "link-there"}>
                  <span class="chain-step">{text(parts.step, row)}</span>{" "}
                  {row[at(parts.entry)] === null ? (
                    <span class="is-unknown">{text(parts.state, row)}</span>
                  ) : (
                    <CellValue place={{ context, lens, unit: "entry" }} cell={row[at(parts.entry)] ?? null} />
                  )}
                </li>
              ))}
          </ol>
        </section>
      ))}
    </div>
  );
}
