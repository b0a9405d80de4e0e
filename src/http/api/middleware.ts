import type { MiddlewareHandler } from "hono";
import { Refusal } from "../../register/refusal.ts";
import { isLocale, LOCALES } from "../../web/texts.ts";
import type { Environment, Request } from "../environment.ts";
import { API_VERSION } from "./address.ts";

/** What every request of a program meets: its language, the version of the interface, and that it takes JSON. */
export const forPrograms = (): MiddlewareHandler<Environment> => async (c, next) => {
  c.set("locale", localeOf(c));
  if (!takesJson(c.req.header("Accept"))) throw new Refusal("format-unknown");
  await next();
  c.header("API-Version", API_VERSION);
  c.header("Content-Language", c.get("locale"));
  c.header("Vary", "Accept-Language, Authorization", { append: true });
};

/** `lang` in the address, else the first language of Accept-Language that there is; no cookie says anything here. */
function localeOf(c: Request): (typeof LOCALES)[number] {
  const asked = [c.req.query("lang") ?? "", ...preferred(c.req.header("Accept-Language") ?? "")];
  return asked.map((tag) => tag.toLowerCase().split("-")[0] ?? "").find(isLocale) ?? LOCALES[0];
}

/** The parts of a header with weights, heaviest first (RFC 9110, 12.4.2). */
function preferred(header: string): readonly string[] {
  const parts = header.split(",").map((part) => {
    const [name = "", ...parameters] = part.split(";").map((piece) => piece.trim());
    const weight = parameters.find((piece) => piece.startsWith("q="))?.slice(2);
    return { name, weight: weight === undefined ? 1 : Number(weight) };
  });
  return parts
    .filter(({ name, weight }) => name !== "" && weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ name }) => name);
}

const JSON_TYPES = ["*/*", "application/*", "application/json", "application/problem+json"];

const takesJson = (accept: string | undefined): boolean =>
  accept === undefined ||
  accept.trim() === "" ||
  preferred(accept).some((type) => JSON_TYPES.includes(type.toLowerCase()));
