import type { KindName } from "../../register/kinds.ts";
import type { Side } from "../../register/kinds/party.ts";

/** How somebody fills in one value by hand, and how it is read back. */
export type FieldType =
  | "line"
  | "text"
  | "choice"
  | "yes"
  | "date"
  | "euros"
  | "hours"
  | "clock"
  | "count"
  | "percent"
  | "often"
  | "year"
  | "weeks"
  | "days"
  | "party"
  | "someone"
  | "entry"
  | "key"
  | "audience"
  | "link"
  | "photo";

/** One field of a form. `name` is the path in the body: "reason.form" is `body.reason.form`. */
export interface FieldSpec {
  readonly name: string;
  readonly type: FieldType;
  /** Must be answered; every other field may stay unknown. */
  readonly required?: true;
  /** Stands under "more", so that the first questions stay few. */
  readonly more?: true;
  /** Asked of this side with the first questions all the same. */
  readonly firstFor?: Side;
  /** Closed list of a choice, and the word list its words stand in. */
  readonly options?: readonly string[];
  readonly list?: string;
  /** Which kinds an entry field may point to. */
  readonly kinds?: readonly KindName[];
  /** The writer's own party, and no other, stands here. */
  readonly own?: true;
  /** Each party stands with what it says of its door. */
  readonly door?: true;
  /** Stands there too while nothing can be chosen yet, with where to write that down. */
  readonly shown?: true;
  /** Asks for a day that is still to come, and shows such a day as its example. */
  readonly ahead?: true;
}

/** A list in a body: rows of the same few fields, named "criteria.text". */
export interface RowsSpec {
  readonly name: string;
  readonly type: "rows";
  readonly columns: readonly FieldSpec[];
  /** Empty rows below those that are there. */
  readonly spare: number;
  /** Rows at most, where one more would say nothing. */
  readonly most?: number;
  readonly more?: true;
}

export type AnySpec = FieldSpec | RowsSpec;

/** A form as the browser posts it: a name that occurs more than once has a list. */
export type Posted = Readonly<Record<string, string | readonly string[]>>;

/** What is wrong with one field; `code` names its words under `form.error`. */
export interface FormError {
  readonly name: string;
  readonly code: string;
}

/** What was filled in under a name; the first when there are several. */
export const valueIn = (form: Posted, name: string): string => {
  const value = form[name];
  return (typeof value === "string" ? value : value?.[0]) ?? "";
};

/** All that was filled in under a name. */
export const valuesIn = (form: Posted, name: string): readonly string[] => {
  const value = form[name];
  return value === undefined ? [] : typeof value === "string" ? [value] : value;
};
