import type { Cell } from "../../mirror/finding.ts";
import { type Along, alongOf, type ChartProps, Drawing, LETTERS, linesOf, seriesOf } from "./drawing.tsx";

const LINE = 20;
const MARKS = 44;
const GAP = 16;

interface Props extends ChartProps {
  readonly row: string;
  readonly column: string;
  readonly value: string;
}

type Answer = "yes" | "no" | "unknown" | "never-asked";
const CODES: readonly Answer[] = ["unknown", "yes", "no", "never-asked"];
const answerOf = (cell: Cell): Answer =>
  typeof cell === "number" ? (CODES[cell] ?? "unknown") : (CODES.find((code) => code === cell) ?? "unknown");

/** Criteria against parties: a shape per answer, so that it also reads in grey. Columns have a letter, named underneath. */
export function CriteriaGrid(props: Props) {
  const all = Number.POSITIVE_INFINITY;
  const [rows, columns, values] = [props.row, props.column, props.value].map((key) => seriesOf(props, key, all)) as [
    S,
    S,
    S,
  ];
  const [rowNames, columnNames] = [[...new Set(rows.texts)], [...new Set(columns.texts)]];
  const answers = new Map(values.cells.map((cell, i) => [`${rows.texts[i]}\n${columns.texts[i]}`, answerOf(cell)]));
  const along = alongOf(props.context.dir);
  const blocks = stacked(rowNames);
  const bottom = blocks.height;
  const at = (i: number) => along((i + 0.5) / columnNames.length);
  return (
    <Drawing title={props.title} height={bottom + (columnNames.length + 5) * LINE}>
      {blocks.rows.map(({ name, lines, top }) => (
        <g>
          {lines.map((text, i) => (
            <text x={along(0)} y={top + 15 + i * LINE}>
              {text}
            </text>
          ))}
          {columnNames.map((column, i) => (
            <Mark
              x={at(i)}
              y={top + lines.length * LINE + 18}
              answer={answers.get(`${name}\n${column}`) ?? "never-asked"}
              letter={letter(i)}
              dir={props.context.dir}
            />
          ))}
          <line
            class="rule"
            x1={along(0)}
            x2={along(1)}
            y1={top + lines.length * LINE + MARKS}
            y2={top + lines.length * LINE + MARKS}
          />
        </g>
      ))}
      <Key {...props} along={along} y={bottom} columns={columnNames} />
    </Drawing>
  );
}

type S = ReturnType<typeof seriesOf>;

const letter = (i: number): string => String.fromCodePoint(65 + (i % 26));

function stacked(names: readonly string[]) {
  let top = 0;
  const rows = names.map((name) => {
    const lines = linesOf(name, LETTERS);
    const row = { name, lines, top };
    top += lines.length * LINE + MARKS + GAP;
    return row;
  });
  return { rows, height: top };
}

interface MarkProps {
  readonly dir: "ltr" | "rtl";
  readonly x: string;
  readonly y: number;
  readonly answer: Answer;
  readonly letter: string;
}

/** Yes is a full round, no an open one, unknown a question mark, never asked a short line. */
function Mark({ x, y, answer, letter, dir }: MarkProps) {
  return (
    <>
      <Shape x={x} y={y - 4} answer={answer} />
      <text class="faint" x={x} dx={dir === "rtl" ? -16 : 16} y={y + 2}>
        {letter}
      </text>
    </>
  );
}

function Shape({ x, y, answer }: { readonly x: string; readonly y: number; readonly answer: Answer }) {
  switch (answer) {
    case "yes":
      return <circle class="ink" cx={x} cy={y} r={9} />;
    case "no":
      return <circle class="outline" cx={x} cy={y} r={8} />;
    case "unknown":
      return (
        <text class="strong" x={x} y={y + 5} text-anchor="middle">
          ?
        </text>
      );
    case "never-asked":
      return (
        <text class="faint" x={x} y={y + 5} text-anchor="middle">
          —
        </text>
      );
    default:
      return answer satisfies never;
  }
}

interface KeyProps extends Props {
  readonly along: Along;
  readonly y: number;
  readonly columns: readonly string[];
}

function Key({ context, along, y, columns }: KeyProps) {
  const shapes: readonly Answer[] = ["yes", "no", "unknown", "never-asked"];
  return (
    <>
      {columns.map((name, i) => (
        <text x={along(0)} y={y + 15 + i * LINE}>
          <tspan class="strong">{letter(i)}</tspan> {name}
        </text>
      ))}
      {shapes.map((answer, i) => (
        <>
          <Shape x={along(0.035)} y={y + (columns.length + i) * LINE + 20} answer={answer} />
          <text class="faint" x={along(0.09)} y={y + (columns.length + i) * LINE + 25}>
            {context.formats.answer(answer)}
          </text>
        </>
      ))}
    </>
  );
}
