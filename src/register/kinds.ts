import type * as z from "zod";
import { activity } from "./kinds/activity.ts";
import { agreement } from "./kinds/agreement.ts";
import { backing } from "./kinds/backing.ts";
import { burden } from "./kinds/burden.ts";
import { claim } from "./kinds/claim.ts";
import { comparison } from "./kinds/comparison.ts";
import { correction } from "./kinds/correction.ts";
import { decision } from "./kinds/decision.ts";
import { delivery } from "./kinds/delivery.ts";
import { door } from "./kinds/door.ts";
import { doubt } from "./kinds/doubt.ts";
import { erasure } from "./kinds/erasure.ts";
import { fact } from "./kinds/fact.ts";
import { held } from "./kinds/held.ts";
import { hiding } from "./kinds/hiding.ts";
import { party } from "./kinds/party.ts";
import { publication } from "./kinds/publication.ts";
import { reply } from "./kinds/reply.ts";
import { request } from "./kinds/request.ts";
import { role } from "./kinds/role.ts";
import { round } from "./kinds/round.ts";
import { rule } from "./kinds/rule.ts";
import { saying } from "./kinds/saying.ts";
import { space } from "./kinds/space.ts";
import { support } from "./kinds/support.ts";
import { tie } from "./kinds/tie.ts";
import { together } from "./kinds/together.ts";
import { unnamed } from "./kinds/unnamed.ts";
import { withdrawal } from "./kinds/withdrawal.ts";

/** Every kind there is; drafts, entries and columns are derived from this list. Its order is stored nowhere. */
export const KINDS = {
  party,
  space,
  activity,
  rule,
  request,
  decision,
  support,
  fact,
  held,
  burden,
  claim,
  doubt,
  backing,
  saying,
  tie,
  role,
  comparison,
  round,
  unnamed,
  together,
  hiding,
  reply,
  publication,
  delivery,
  agreement,
  door,
  correction,
  withdrawal,
  erasure,
} as const;

export type KindName = keyof typeof KINDS;
export type BodyOf<K extends KindName> = z.output<(typeof KINDS)[K]["body"]>;
export type Body = BodyOf<KindName>;

export const KIND_NAMES = Object.keys(KINDS) as readonly KindName[];
export const isKindName = (name: string): name is KindName => Object.hasOwn(KINDS, name);
