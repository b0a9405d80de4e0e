import { expect, test } from "vitest";
import { isPersonsName, readApplicant } from "./applicant.ts";

const applicant = (name?: string, form?: string, id?: string) => readApplicant({ name, form, id });
const organisation = { kind: "organisation", id: null, formDerived: false };

test("a private applicant is a resident, without name and id, also where the file names one", () => {
  expect(applicant("(Particulier)")).toEqual({ kind: "resident" });
  expect(applicant("Particulier", undefined, "A1")).toEqual({ kind: "resident" });
  expect(applicant("Iemand Verzonnen", "particulier", "A1")).toEqual({ kind: "resident" });
  expect(applicant(undefined, "natuurlijk persoon")).toEqual({ kind: "resident" });
  expect(applicant("Q. Verzonnen", "overig", "A1")).toEqual({ kind: "resident" });
});

test("a masked name is an organisation without a name, and its id stays", () => {
  const masked = { ...organisation, name: null, id: "A1", form: "other" };
  expect(applicant("(naam gemaskeerd)", "overig", "A1")).toEqual(masked);
  expect(applicant(undefined, "overig", "A1")).toEqual(masked);
});

test("the legal form is the register's own; only without that column a word in the name", () => {
  expect(applicant("Stichting Verzonnen School", "onderwijs")).toMatchObject({ form: "school", formDerived: false });
  expect(applicant("Stichting Verzonnen School")).toMatchObject({ form: "foundation", formDerived: true });
  expect(applicant("St. Verzonnen")).toMatchObject({ form: "foundation" });
  expect(applicant("Speeltuinvereniging Verzonnen")).toMatchObject({ form: "association" });
  expect(applicant("VvE Verzonnenstraat 1-9")).toMatchObject({ form: "owners-association" });
  expect(applicant("Vereniging van Eigenaars Verzonnen")).toMatchObject({ form: "owners-association" });
  expect(applicant("Verzonnen Zorg B.V.")).toMatchObject({ form: "company" });
  expect(applicant("Verzonnen vof")).toMatchObject({ form: "company" });
  expect(applicant("Montessorischool Verzonnen")).toMatchObject({ form: "school" });
  expect(applicant("Verzonnen Kring")).toEqual({ ...organisation, name: "Verzonnen Kring", form: null });
  expect(applicant("Bvlgarije Kring", "iets nieuws")).toMatchObject({ form: null, formDerived: false });
});

test.each([
  "J. Verzonnen",
  "A.B. van der Verzonnen-Bedacht",
  "Q.R.S. de Verzonnen",
  "Verzonnen, J. de",
  "Mevrouw El Verzonnen",
  "dhr. J. Verzonnen",
  "Familie Verzonnen",
  "Th. Verzonnen",
])("%s is clearly a person's name", (name) => {
  expect(isPersonsName(name)).toBe(true);
});

test.each([
  "S.V. Verzonnen",
  "A.S.V. Verzonnen",
  "F.C. Verzonnen",
  "St. Verzonnen",
  "R.K. Kerk Verzonnen",
  "H.F.Taxi",
  "Ver. Verzonnen",
  "Verzonnen",
  "Mevrouw Verzonnen Theater",
  "De Verzonnen Groep",
])("%s is not clearly a person's name", (name) => {
  expect(isPersonsName(name)).toBe(false);
});

test("a company called after its owner is a company", () => {
  expect(applicant("J. Verzonnen Beheer B.V.", "bedrijf")).toMatchObject({ name: "J. Verzonnen Beheer B.V." });
  expect(applicant("J. Verzonnen Beheer B.V.")).toMatchObject({ form: "company" });
});
