import { resolve } from "node:path";
import * as z from "zod";
import { institutionsIn, type WrongPlace } from "./institutions.ts";

/** A whole number in text, within bounds. */
const whole = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .refine((n) => n >= min && n <= max);

const yesNo = z.enum(["yes", "no", "true", "false", "1", "0"]).transform((word) => ["yes", "true", "1"].includes(word));
const webAddress = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ""));
/** "wijk@example.org", or "Our street <wijk@example.org>". */
const FROM = /^(?:[^<>"@\r\n]{1,100}<[^\s@<>]+@[^\s@<>]+>|[^\s@<>]+@[^\s@<>]+)$/;
const HOST = /^[a-z0-9.:_-]{1,253}$/i;

/** Every setting there is, with what is right for it; docs/settings.md lists the same (a test holds them together). */
const SCHEMA = z.object({
  PORT: whole(0, 65535).default(4321),
  HOST: z.string().regex(HOST).default("127.0.0.1"),
  DATA_DIR: z.string().min(1).default("data"),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  BASE_URL: webAddress.optional(),
  TRUST_PROXY: yesNo.default(false),
  /** Who reads what is told about a weakness: an email address or a web address, for security.txt. */
  SECURITY_CONTACT: z
    .union([z.email().transform((address) => `mailto:${address}`), z.url({ protocol: /^https$/ })])
    .optional(),
  /** Largest file that may be sent in, in megabytes. */
  UPLOAD_MB: whole(1, 1000).default(50),
  /** Largest photo that may stand beside an entry, in megabytes. */
  PHOTO_MB: whole(1, 100).default(8),
  /** Days without use after which a session ends, and after which it ends however much it is used. */
  SESSION_DAYS: whole(1, 365).default(30),
  SESSION_MOST_DAYS: whole(1, 730).default(180),
  ARABIC_DIGITS: z.enum(["latin", "arabic"]).default("latin"),
  /** Where mail is handed over, and in whose name; without it mail stays in the outbox. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().regex(FROM).optional(),
  /** A file that says at which institutions people sign in, and for which party. */
  OIDC_FILE: z
    .string()
    .transform((file, { addIssue }) => {
      const read = institutionsIn(file);
      if (!("wrong" in read)) return read;
      for (const place of read.wrong) addIssue({ code: "custom", params: { place } });
      return z.NEVER;
    })
    .optional(),
  /** Hours after which whoever came in at an institution goes there again. */
  OIDC_SESSION_HOURS: whole(1, 168).default(12),
  /** Requests of one key of a program in a minute; a fifth of them may write. Dear readings of anybody else in ten minutes. */
  API_PER_MINUTE: whole(1, 1_000_000).default(300),
  /** Who answers questions about the interface for programs, as its document tells. */
  API_CONTACT: z.string().regex(FROM).optional(),
  /** Who runs this site and how to reach them; and how old backups get, in days: told to whoever reads how it is kept. */
  RUN_BY: z.string().trim().min(1).max(200).optional(),
  BACKUP_DAYS: whole(1, 3650).optional(),
  LOG: z.enum(["requests", "errors", "none"]).default("errors"),
});

export const SETTING_NAMES = Object.keys(SCHEMA.shape) as readonly SettingName[];
export type SettingName = keyof typeof SCHEMA.shape;

export interface Settings extends Readonly<Omit<z.output<typeof SCHEMA>, "BASE_URL">> {
  readonly BASE_URL: string;
}

/** Whether visitors come over https: then cookies and headers say so. */
export const isHttps = ({ BASE_URL }: Settings): boolean => BASE_URL.startsWith("https:");

export interface WrongSetting {
  readonly name: SettingName;
  readonly value: string;
  /** What is wrong in the file that it names. */
  readonly inside?: readonly WrongPlace[];
}

/** Parses the environment once. Gives every setting that is wrong by name; an empty value counts as not set. */
export function parseSettings(
  environment: Readonly<Record<string, string | undefined>>,
): Settings | { readonly wrong: readonly WrongSetting[] } {
  const set = Object.fromEntries(
    SETTING_NAMES.filter((name) => environment[name]).map((name) => [name, environment[name]]),
  );
  const result = SCHEMA.safeParse(set);
  if (!result.success) return { wrong: wrongOf(result.error, set) };
  if (result.data.SMTP_URL !== undefined && result.data.MAIL_FROM === undefined)
    return { wrong: [{ name: "MAIL_FROM", value: "" }] };
  const { HOST: host, PORT: port, BASE_URL: base } = result.data;
  const shown = host.includes(":") ? `[${host}]` : host === "127.0.0.1" ? "localhost" : host;
  return { ...result.data, DATA_DIR: resolve(result.data.DATA_DIR), BASE_URL: base ?? `http://${shown}:${port}` };
}

/** Settings that may hold a password. */
const SECRET: readonly SettingName[] = ["DATABASE_URL", "SMTP_URL"];

function wrongOf(error: z.ZodError, set: Readonly<Record<string, string | undefined>>): readonly WrongSetting[] {
  const names = [...new Set(error.issues.map((issue) => issue.path[0] as SettingName))];
  return names.map((name) => {
    const inside = error.issues.flatMap(({ path: [at], ...rest }) =>
      at === name && "params" in rest && rest.params ? [rest.params.place as WrongPlace] : [],
    );
    const value = SECRET.includes(name) ? "…" : (set[name] ?? "");
    return { name, value, ...(inside.length > 0 && { inside }) };
  });
}
