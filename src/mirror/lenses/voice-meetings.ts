import { NONE } from "../columns.ts";
import type { Cell, Table } from "../finding.ts";
import type { View } from "../view.ts";
import { columns } from "./table.ts";

/** Activities of one organiser, and at how many of them a question mark was put. */
export interface Meetings {
  readonly party: number;
  readonly all: number;
  /** Of these it is written how many came. */
  readonly attended: number;
  /** Of those with a known attendance: at least one doubt about it, or put at it. */
  readonly doubted: number;
  readonly rows: readonly number[];
}

/** Of nobody knows how many came to an activity, nobody can tell whether it was held: it stays out of the rate. */
export function meetingsOf(view: View): readonly Meetings[] {
  const doubted = doubtedActivities(view);
  const byOrganiser = new Map<number, number[]>();
  for (const row of view.rows("activity")) {
    const organiser = view.columns.from[view.current(row)] as number;
    const rows = byOrganiser.get(organiser) ?? [];
    rows.push(row);
    if (organiser !== NONE) byOrganiser.set(organiser, rows);
  }
  return [...byOrganiser].map(([party, rows]) => {
    const attended = rows.filter((row) => isAttended(view, row));
    return {
      party,
      all: rows.length,
      attended: attended.length,
      doubted: attended.filter((row) => doubted.has(row)).length,
      rows,
    };
  });
}

function doubtedActivities(view: View): ReadonlySet<number> {
  const { columns: all } = view;
  const rows = new Set<number>();
  for (const row of view.rows("doubt")) {
    rows.add(view.follow(all.target[view.current(row)] as number));
    rows.add(view.rowNamed(view.said(row, "doubt")?.occasion ?? ""));
  }
  return rows;
}

function isAttended(view: View, row: number): boolean {
  const said = view.said(row, "activity");
  const { presentResidents, presentInstitutions } = said?.meeting ?? {};
  const { counts } = said ?? {};
  return [presentResidents, presentInstitutions, counts?.new, counts?.returning, counts?.inside, counts?.outside].some(
    (people) => typeof people === "number",
  );
}

export function meetingsTable(meetings: readonly Meetings[]): Table {
  return {
    key: "meetings",
    columns: columns({ party: "party", meetings: "count", attended: "count", "meetings-doubted": "count" }),
    // Without a known attendance there is no rate, so no count that looks like one.
    rows: meetings.map(({ party, all, attended, doubted }): Cell[] => [
      party,
      all,
      attended,
      attended === 0 ? null : doubted,
    ]),
  };
}
