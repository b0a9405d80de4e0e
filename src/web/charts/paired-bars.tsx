import { scaleLinear } from "d3-scale";
import {
  type Along,
  alongOf,
  Block,
  type ChartProps,
  Drawing,
  labelOf,
  linesOf,
  type Series,
  seriesOf,
  topOf,
} from "./drawing.tsx";

const ROW = 66;
/** Under a line of a heading, and under all of them. */
const LINE = 18;
const UNDER = 12;
const MIDDLE = 0.5;
/** Letters of a heading that fit on half of the narrowest screen; the rest goes on in a line of its own. */
const HEADING = 14;

interface Props extends ChartProps {
  readonly label: string;
  readonly left: string;
  readonly right: string;
}

/** Two values per row, back to back. Values of different units have scales of their own: their lengths are not to be compared. */
export function PairedBars(props: Props) {
  const labels = seriesOf(props, props.label);
  const [one, two] = [seriesOf(props, props.left), seriesOf(props, props.right)];
  const same = one.unit === two.unit;
  const along = alongOf(props.context.dir);
  const pattern = `hatch-${props.table.key}`;
  const lines = Math.max(...[one, two].map(({ heading }) => linesOf(heading, HEADING).length));
  const head = lines * LINE + UNDER;
  return (
    <Drawing title={props.title} height={head + labels.texts.length * ROW}>
      <Hatch id={pattern} />
      <Heading text={one.heading} x={along(MIDDLE - 0.02)} lines={lines} anchor="end" />
      <Heading text={two.heading} x={along(MIDDLE + 0.02)} lines={lines} anchor="start" />
      {labels.starting.map((label, i) => (
        <g>
          <text class="faint" x={along(MIDDLE)} y={head + i * ROW + 15} text-anchor="middle">
            {labelOf(label)}
          </text>
          <Side
            along={along}
            series={one}
            row={i}
            head={head}
            top={same ? topOf(one, two) : topOf(one)}
            direction={-1}
          />
          <Side
            along={along}
            series={two}
            row={i}
            head={head}
            top={same ? topOf(one, two) : topOf(two)}
            direction={1}
            fill={pattern}
          />
          <line
            class="rule-strong"
            x1={along(MIDDLE)}
            x2={along(MIDDLE)}
            y1={head + i * ROW + 21}
            y2={head + i * ROW + 45}
          />
        </g>
      ))}
    </Drawing>
  );
}

interface HeadingProps {
  readonly text: string;
  readonly x: string;
  /** Of the longest heading: a shorter one stands at the bottom. */
  readonly lines: number;
  readonly anchor: "start" | "end";
}

function Heading({ text, x, lines, anchor }: HeadingProps) {
  const own = linesOf(text, HEADING);
  return (
    <>
      {own.map((line, i) => (
        <text class="strong" x={x} y={16 + (lines - own.length + i) * LINE} text-anchor={anchor}>
          {labelOf(line, HEADING)}
        </text>
      ))}
    </>
  );
}

interface SideProps {
  readonly along: Along;
  readonly series: Series;
  readonly row: number;
  /** How high the headings are. */
  readonly head: number;
  readonly top: number;
  readonly direction: 1 | -1;
  readonly fill?: string;
}

/** Its value stands under the bar, so that two long ones never meet. */
function Side({ along, series, row, head, top, direction, fill }: SideProps) {
  const value = series.numbers[row] ?? null;
  const end = MIDDLE + direction * scaleLinear([0, top], [0, MIDDLE])(value ?? 0);
  const y = head + row * ROW + 24;
  return (
    <>
      {value !== null && value > 0 && (
        <Block
          along={along}
          from={MIDDLE}
          to={end}
          y={y}
          height={18}
          look={fill ? "hatched" : "ink"}
          fill={fill && `url(#${fill})`}
        />
      )}
      <text x={along(MIDDLE + direction * 0.02)} y={y + 32} text-anchor={direction < 0 ? "end" : "start"}>
        {series.texts[row]}
      </text>
    </>
  );
}

/** Stripes tell the second series from the first without a colour. */
function Hatch({ id }: { readonly id: string }) {
  return (
    <defs>
      <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect class="ground" width="6" height="6" />
        <line class="hatch" x1="0" x2="0" y1="0" y2="6" />
      </pattern>
    </defs>
  );
}
