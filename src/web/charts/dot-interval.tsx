import { type ScaleLinear, scaleLinear } from "d3-scale";
import { type Along, alongOf, type ChartProps, Drawing, labelOf, type Series, seriesOf } from "./drawing.tsx";
import { cellText } from "../cell.ts";

const ROW = 54;
const FOOT = 34;
/** Letters of a name that fit beside its value on the narrowest screen. */
const NAME = 21;

interface Props extends ChartProps {
  readonly label: string;
  readonly value: string;
  readonly low: string;
  readonly high: string;
  /** Where there is no difference, or what is usual. */
  readonly reference?: number;
}

/** One estimate per row with the interval around it. Without an interval there is only the dot; unknown has neither. */
export function DotInterval(props: Props) {
  const labels = seriesOf(props, props.label);
  const [value, low, high] = [seriesOf(props, props.value), seriesOf(props, props.low), seriesOf(props, props.high)];
  const { reference } = props;
  const scale = scaleOf([value, low, high], reference);
  const along = alongOf(props.context.dir);
  const bottom = labels.texts.length * ROW;
  return (
    <Drawing title={props.title} height={bottom + FOOT}>
      {reference !== undefined && (
        <line class="reference" x1={along(scale(reference))} x2={along(scale(reference))} y1={20} y2={bottom + 6} />
      )}
      {labels.starting.map((label, i) => (
        <DotRow
          along={along}
          scale={scale}
          label={label}
          y={i * ROW}
          values={[value, low, high].map((s) => s.numbers[i] ?? null)}
          text={value.texts[i] ?? ""}
        />
      ))}
      <Ticks {...props} along={along} scale={scale} y={bottom} unit={value.unit} />
    </Drawing>
  );
}

function scaleOf(series: readonly Series[], reference: number | undefined): ScaleLinear<number, number> {
  const numbers = series.flatMap((one) => one.numbers).filter((n) => n !== null);
  const all = reference === undefined ? numbers : [...numbers, reference];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const room = least === most ? 0.5 : (most - least) * 0.04;
  return scaleLinear([least - room, most + room], [0.02, 0.98]);
}

interface RowProps {
  readonly along: Along;
  readonly scale: ScaleLinear<number, number>;
  readonly label: string;
  readonly y: number;
  /** Value, low, high. */
  readonly values: readonly (number | null)[];
  readonly text: string;
}

function DotRow({ along, scale, label, y, values: [value = null, low = null, high = null], text }: RowProps) {
  const at = (n: number) => along(scale(n));
  return (
    <g>
      <text x={along(0)} y={y + 15}>
        {labelOf(label, NAME)}
      </text>
      <text class="strong" x={along(1)} y={y + 15} text-anchor="end">
        {text}
      </text>
      <line class="rule" x1={along(0)} x2={along(1)} y1={y + 34} y2={y + 34} />
      {low !== null && high !== null && (
        <>
          <line class="line" x1={at(low)} x2={at(high)} y1={y + 34} y2={y + 34} />
          <line class="line" x1={at(low)} x2={at(low)} y1={y + 28} y2={y + 40} />
          <line class="line" x1={at(high)} x2={at(high)} y1={y + 28} y2={y + 40} />
        </>
      )}
      {value !== null && <circle class="ink" cx={at(value)} cy={y + 34} r={6} />}
    </g>
  );
}

interface TicksProps extends Props {
  readonly along: Along;
  readonly scale: ScaleLinear<number, number>;
  readonly y: number;
  readonly unit: Series["unit"];
}

/** Few ticks, so that they do not touch on a narrow screen. */
function Ticks({ context, lens, along, scale, y, unit }: TicksProps) {
  const written =
    unit === "difference" ? context.formats.pointsOnly : (n: number) => cellText({ context, lens, unit }, n);
  return (
    <g class="faint">
      {scale.ticks(3).map((tick) => (
        <>
          <line class="rule" x1={along(scale(tick))} x2={along(scale(tick))} y1={y} y2={y + 6} />
          <text class="faint" x={along(scale(tick))} y={y + 22} text-anchor="middle">
            {written(tick)}
          </text>
        </>
      ))}
    </g>
  );
}
