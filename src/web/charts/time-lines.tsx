import { scaleLinear } from "d3-scale";
import { type Along, alongOf, type ChartProps, Drawing, LETTERS, linesOf, seriesOf } from "./drawing.tsx";

const AXIS = 64;
const LINE = 22;
const GAP = 30;

interface Props extends ChartProps {
  readonly lane: string;
  readonly day: string;
  readonly label: string;
}

interface Step {
  readonly day: number | null;
  readonly lines: readonly string[];
}

interface Lane {
  readonly name: string;
  readonly steps: readonly Step[];
  readonly top: number;
  readonly height: number;
}

/** One line per case on the same scale of time: a numbered dot per event, and underneath what each number was. */
export function TimeLines(props: Props) {
  const lanes = lanesOf(props);
  const days = lanes.flatMap(({ steps }) => steps.map(({ day }) => day)).filter((day) => day !== null);
  const scale = scaleLinear([Math.min(...days, 0), Math.max(...days, 1)], [0.04, 0.96]);
  if (days.length > 0) scale.domain(spread(Math.min(...days), Math.max(...days)));
  const along = alongOf(props.context.dir);
  const last = lanes.at(-1);
  return (
    <Drawing title={props.title} height={last ? last.top + last.height : 0}>
      {lanes.map((lane) => (
        <LaneLine along={along} lane={lane} scale={scale} />
      ))}
    </Drawing>
  );
}

const spread = (first: number, last: number): [number, number] =>
  first === last ? [first - 1, last + 1] : [first, last];

function lanesOf(props: Props): readonly Lane[] {
  const all = Number.POSITIVE_INFINITY;
  const [names, days, labels] = [
    seriesOf(props, props.lane, all),
    seriesOf(props, props.day, all),
    seriesOf(props, props.label, all),
  ];
  const lanes: Lane[] = [];
  let top = 0;
  for (const name of new Set(names.texts)) {
    const rows = names.texts.flatMap((text, i) => (text === name ? [i] : []));
    const steps = rows.map((i, n) => stepOf(`${n + 1}. ${days.texts[i]}: ${labels.texts[i]}`, days.numbers[i] ?? null));
    const height = AXIS + steps.reduce((sum, { lines }) => sum + lines.length * LINE, 0) + GAP;
    lanes.push({ name, steps, top, height });
    top += height;
  }
  return lanes;
}

const stepOf = (text: string, day: number | null): Step => ({ day, lines: linesOf(text, LETTERS) });

interface LaneProps {
  readonly along: Along;
  readonly lane: Lane;
  readonly scale: (day: number) => number;
}

function LaneLine({ along, lane, scale }: LaneProps) {
  const y = lane.top + 40;
  return (
    <g>
      <text class="strong" x={along(0)} y={lane.top + 16}>
        {lane.name}
      </text>
      <line class="rule-strong" x1={along(0)} x2={along(1)} y1={y} y2={y} />
      {lane.steps.map(({ day }, i) => day !== null && <Dot x={along(scale(day))} y={y} text={String(i + 1)} />)}
      {lane.steps
        .flatMap(({ lines }) => lines)
        .map((text, i) => (
          <text x={along(/^\d+\./.test(text) ? 0 : 0.06)} y={lane.top + AXIS + 16 + i * LINE}>
            {text}
          </text>
        ))}
    </g>
  );
}

function Dot({ x, y, text }: { readonly x: string; readonly y: number; readonly text: string }) {
  return (
    <>
      <circle class="ink" cx={x} cy={y} r={11} />
      <text class="on-ink" x={x} y={y + 5} text-anchor="middle">
        {text}
      </text>
    </>
  );
}
