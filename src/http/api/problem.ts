import { Refusal } from "../../register/refusal.ts";
import { refusalWords } from "../../web/pages/error.tsx";
import type { Request } from "../environment.ts";
import { visitOf } from "../visit.ts";
import { API_VERSION } from "./address.ts";
import { type FieldProblem, FieldsWrong } from "./fields-wrong.ts";

const PROBLEM = "application/problem+json";

/** What went otherwise than asked, after RFC 9457; `instance` is the number under which the log knows the request. */
export function problemOf(c: Request, error: Error): Response {
  const known = error instanceof Refusal ? error : undefined;
  const context = visitOf(c);
  const { t } = context.texts;
  const status = known?.status ?? 500;
  const code = known?.code ?? "broken";
  const body = {
    type: `/api#problem-${code}`,
    title: t(known ? (status === 404 ? "error.not-found" : "error.refused") : "error.broken"),
    status,
    detail: known ? refusalWords(context, known.code, known.details) : t("error.broken-words"),
    instance: c.get("requestId"),
    code,
    ...(known && errorsIn(known)),
  };
  const headers = {
    "Content-Type": PROBLEM,
    "API-Version": API_VERSION,
    "Cache-Control": "no-store",
    "Content-Language": context.locale,
  };
  for (const [name, value] of Object.entries({ ...headers, ...headersOf(known) })) c.header(name, value);
  return c.body(JSON.stringify(body), status as 400);
}

function errorsIn(refusal: Refusal): { readonly errors?: readonly FieldProblem[] } {
  if (refusal instanceof FieldsWrong) return { errors: refusal.errors };
  const { field, problem = refusal.code } = refusal.details;
  return field === undefined || field === "" ? {} : { errors: [{ field: String(field), problem: String(problem) }] };
}

/** What a program is told beside: which methods there are, how to come in, and when to try again. */
function headersOf(refusal: Refusal | undefined): Readonly<Record<string, string>> {
  const { allow, retry } = refusal?.details ?? {};
  return {
    ...(allow !== undefined && { Allow: String(allow) }),
    ...(retry !== undefined && { "Retry-After": String(retry) }),
    ...(refusal?.status === 401 && { "WWW-Authenticate": 'Bearer realm="Wijkspiegel"' }),
  };
}
