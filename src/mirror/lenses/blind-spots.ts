import * as z from "zod";
import { FEWEST_PEOPLE } from "../../register/round.ts";
import type { Cell, Finding, Sentence, Table } from "../finding.ts";
import type { Lens } from "../lens.ts";
import { periodOf, periodSentence } from "../period.ts";
import type { View } from "../view.ts";
import { type Group, type Groups, groupsOf } from "./blind-spots-groups.ts";
import { columns } from "./table.ts";

/** Which groups have no tie, no seat, no support, no answer: groups by their own description only, and "nothing written down" is not "nothing". */
export const blindSpots: Lens<"blind-spots", Record<string, never>> = {
  name: "blind-spots",
  parameters: z.object({}),
  look(view) {
    const groups = groupsOf(view);
    const type = view.retold ? "type-told" : "type";
    const tables = [respectsTable(groups), typesTable(groups, type), missedTable(groups, type), groupsTable(groups)];
    const asked = groups.all.reduce((sum, one) => sum + one.asked, 0);
    return {
      lens: "blind-spots",
      enough: groups.all.length > 0,
      sentences: sentencesOf(view, groups, asked),
      tables: [...tables, meetingsTable(view, groups)].filter(({ rows }) => rows.length > 0),
      pictures:
        groups.all.length === 0
          ? []
          : [{ kind: "paired-bars", table: "respects", label: "respect", left: "written", right: "nothing" }],
      comparisons: [],
      basis: {
        requests: asked,
        parties: groups.all.length,
        ...periodOf(view, groups.rows),
        unknown: groups.all.filter(isMissed).length,
        oneSided: 0,
        alike: [],
        rows: groups.rows,
      },
    } satisfies Finding;
  },
};

const RESPECTS = ["tie", "seat", "support"] as const;
const isMissed = ({ seat, support }: Group): boolean => !seat && !support;
const isUnanswered = ({ asked, answered }: Group): boolean => asked > 0 && answered === 0;
const count = ({ all }: Groups, which: (group: Group) => boolean): number => all.filter(which).length;

/** Of how many groups something may be read in each respect; who never asked cannot lack an answer. */
function respectsTable(groups: Groups): Table {
  if (groups.all.length === 0) return { key: "respects", columns: [], rows: [] };
  const rows = RESPECTS.map((respect): Cell[] => {
    const written = count(groups, (group) => group[respect]);
    return [respect, written, groups.all.length - written];
  });
  rows.push(["answer", count(groups, ({ answered }) => answered > 0), count(groups, isUnanswered)]);
  return { key: "respects", columns: columns({ respect: "word", written: "count", nothing: "count" }), rows };
}

/** The heading of what kind of group it is: as it says itself, or as a source tells. */
type TypeHeading = "type" | "type-told";

/** By what groups call themselves, or are called by the source. */
function typesTable(groups: Groups, type: TypeHeading): Table {
  const types = [...new Set(groups.all.map(({ type }) => type))];
  const rows = types.map((type): Cell[] => {
    const these = groups.all.filter((group) => group.type === type);
    const without = RESPECTS.map((respect) => these.filter((group) => !group[respect]).length);
    return [type, these.length, ...without, these.filter(isUnanswered).length];
  });
  return {
    key: type === "type" ? "types" : "types-told",
    columns: columns({
      [type]: "word",
      groups: "count",
      tie: "count",
      seat: "count",
      support: "count",
      answer: "count",
    }),
    rows,
  };
}

/** Rows listed at most, in order of entering: a longer list is read nowhere. */
const MOST_LISTED = 200;

/** Groups of which neither a seat nor support may be read. */
function missedTable({ all }: Groups, type: TypeHeading): Table {
  const rows = all.filter(isMissed).slice(0, MOST_LISTED);
  return {
    key: "missed",
    columns: columns({ group: "party", [type]: "word", asked: "count", answered: "count" }),
    rows: rows.map(({ party, type, asked, answered }): Cell[] => [party, type, asked, answered]),
  };
}

function groupsTable({ all }: Groups): Table {
  const word = (written: boolean) => (written ? "written" : "nothing");
  return {
    key: "groups",
    columns: columns({ group: "party", tie: "word", seat: "word", support: "word", asked: "count", answered: "count" }),
    rows: all.slice(0, MOST_LISTED).map((one): Cell[] => {
      return [one.party, word(one.tie), word(one.seat), word(one.support), one.asked, one.answered];
    }),
  };
}

/** Who sat at meetings, as numbers; under five people no number is shown (never 6). */
function meetingsTable(view: View, { meetings }: Groups): Table {
  const people = (n: number | string | undefined): Cell =>
    typeof n !== "number" ? null : n < FEWEST_PEOPLE ? "under-five" : n;
  const rows = meetings.slice(-MOST_LISTED).map((row): Cell[] => {
    const meeting = view.said(row, "activity")?.meeting;
    const caller = view.columns.partyNumbers.get(meeting?.calledBy ?? "") ?? null;
    const present = [people(meeting?.presentResidents), people(meeting?.presentInstitutions)];
    return [row, caller, ...present, people(meeting?.seatsPaid), people(meeting?.seatsUnpaid)];
  });
  return {
    key: "meetings",
    columns: columns({
      meeting: "entry",
      caller: "party",
      residents: "count",
      institutions: "count",
      paid: "count",
      unpaid: "count",
    }),
    rows,
  };
}

/** Whether a number of people is written of any side of a meeting. */
function isCounted(view: View, row: number): boolean {
  const { presentResidents, presentInstitutions, seatsPaid, seatsUnpaid } = view.said(row, "activity")?.meeting ?? {};
  return [presentResidents, presentInstitutions, seatsPaid, seatsUnpaid].some((people) => typeof people === "number");
}

function sentencesOf(view: View, groups: Groups, requests: number): readonly Sentence[] {
  const told = (key: string): string => (view.retold ? `${key}-told` : key);
  const end: readonly Sentence[] = [
    { key: told("not-nothing"), values: {} },
    { key: "not-why", values: {} },
  ];
  if (groups.all.length === 0) return [{ key: told("none"), values: {} }, ...end];
  const without = (respect: (typeof RESPECTS)[number]) => count(groups, (group) => !group[respect]);
  const counted = groups.meetings.filter((row) => isCounted(view, row)).length;
  return [
    { key: told("found"), values: { groups: groups.all.length, seat: without("seat"), support: without("support") } },
    { key: "missed", values: { missed: count(groups, isMissed) } },
    { key: "tie", values: { tie: without("tie") } },
    {
      key: "answer",
      values: { requests, groups: count(groups, ({ asked }) => asked > 0), unanswered: count(groups, isUnanswered) },
    },
    ...(counted > 0 ? [{ key: "meetings", values: { meetings: counted } }] : []),
    ...(groups.all.length > MOST_LISTED ? [{ key: "part", values: { shown: MOST_LISTED } }] : []),
    periodSentence(periodOf(view, groups.rows)),
    ...end,
  ];
}
