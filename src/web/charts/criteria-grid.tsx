import type { Cell } from "../../mirror/finding.ts";
import { capitalised } from "../capitalised.ts";
import { type Along, alongOf, type ChartProps, Drawing, LETTERS, linesOf, MOST_DRAWN, seriesOf } from "./drawing.tsx";

const LINE = 20;
const MARKS = 44;
const GAP = 16;
/** Where the words of the key begin. */
const KEY = 0.08;

interface Props extends ChartProps {
  readonly row: string;
  readonly column: string;
  readonly value: string;
}

type Answer = "yes" | "no" | "unknown" | "never-asked";
const CODES: readonly Answer[] = ["unknown", "yes", "no", "never-asked"];
const answerOf = (cell: Cell): Answer =>
  typeof cell === "number" ? (CODES[cell] ?? "unknown") : (CODES.find((code) => code === cell) ?? "unknown");

/** Parties against criteria: a shape per answer, so that it also reads in grey. Columns have a letter, named underneath. */
export function CriteriaGrid(props: Props) {
  const columns = [...new Set(seriesOf(props, props.column, ALL).texts)];
  const { rows, height } = stacked(groupsOf(props));
  const along = alongOf(props.context.dir);
  const key = keyOf(columns);
  return (
    <Drawing title={props.title} height={height + key.height}>
      {rows.map((row) => (
        <GridRow {...row} columns={columns} along={along} dir={props.context.dir} />
      ))}
      <Key context={props.context} along={along} y={height} names={key.names} />
    </Drawing>
  );
}

const ALL = Number.POSITIVE_INFINITY;

interface Group {
  readonly name: string;
  readonly answers: Map<string, Answer>;
}

/** One row per thing that is judged: where a name has an answer already, the next answer is about another thing of that name. */
function groupsOf(props: Props): readonly Group[] {
  const [names, columns, values] = [props.row, props.column, props.value].map((key) => seriesOf(props, key, ALL));
  const groups: Group[] = [];
  names?.texts.forEach((name, i) => {
    const column = columns?.texts[i] ?? "";
    const open = groups.findLast((group) => group.name === name && !group.answers.has(column));
    const group = open ?? { name, answers: new Map<string, Answer>() };
    if (!open) groups.push(group);
    group.answers.set(column, answerOf(values?.cells[i] ?? null));
  });
  return groups.slice(0, MOST_DRAWN);
}

interface Placed extends Group {
  readonly lines: readonly string[];
  readonly top: number;
}

function stacked(groups: readonly Group[]): { readonly rows: readonly Placed[]; readonly height: number } {
  let top = 0;
  const rows = groups.map((group) => {
    const row = { ...group, lines: linesOf(group.name), top };
    top += row.lines.length * LINE + MARKS + GAP;
    return row;
  });
  return { rows, height: top };
}

interface RowProps extends Placed {
  readonly columns: readonly string[];
  readonly along: Along;
  readonly dir: "ltr" | "rtl";
}

function GridRow({ lines, top, answers, columns, along, dir }: RowProps) {
  const foot = top + lines.length * LINE;
  return (
    <g>
      {lines.map((text, i) => (
        <text class="strong" x={along(0)} y={top + 15 + i * LINE}>
          {text}
        </text>
      ))}
      {columns.map((column, i) => (
        <Mark
          x={along(0.04 + i * Math.min(0.2, 0.96 / columns.length))}
          y={foot + 18}
          answer={answers.get(column) ?? "never-asked"}
          letter={letter(i)}
          dir={dir}
        />
      ))}
      <line class="rule" x1={along(0)} x2={along(1)} y1={foot + MARKS} y2={foot + MARKS} />
    </g>
  );
}

const letter = (i: number): string => String.fromCodePoint(65 + (i % 26));

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

const SHAPES: readonly Answer[] = ["yes", "no", "unknown", "never-asked"];

interface KeyLine {
  readonly letter: string;
  readonly text: string;
}

/** What the letters stand for, broken into lines, and the height of the whole key. */
function keyOf(columns: readonly string[]) {
  const names = columns.flatMap((name, i) =>
    linesOf(name, LETTERS - 4).map((text, n): KeyLine => ({ letter: n === 0 ? letter(i) : "", text })),
  );
  return { names, height: (names.length + SHAPES.length + 1) * LINE };
}

interface KeyProps {
  readonly context: Props["context"];
  readonly along: Along;
  readonly y: number;
  readonly names: readonly KeyLine[];
}

function Key({ context, along, y, names }: KeyProps) {
  const shapesAt = y + names.length * LINE + 8;
  return (
    <>
      {names.map((name, i) => (
        <>
          <text class="strong" x={along(0)} y={y + 15 + i * LINE}>
            {name.letter}
          </text>
          <text x={along(KEY)} y={y + 15 + i * LINE}>
            {name.text}
          </text>
        </>
      ))}
      {SHAPES.map((answer, i) => (
        <>
          <Shape x={along(KEY / 2 - 0.01)} y={shapesAt + i * LINE + 12} answer={answer} />
          <text class="faint" x={along(KEY)} y={shapesAt + i * LINE + 17}>
            {capitalised(context.formats.answer(answer), context.texts.locale)}
          </text>
        </>
      ))}
    </>
  );
}
