import { expect, test } from "vitest";
import { asPartyId } from "../../register/ids.ts";
import { EXAMPLE_NAMES, TARIFF_EXAMPLES } from "../../register/tariff-examples.ts";
import { rule } from "../../register/kinds/rule.ts";
import { emptyRegister } from "../../register/empty-register.ts";
import { asBookId } from "../../register/ids.ts";
import type { BookPageContext } from "../context.ts";
import { formatsOf } from "../formats.ts";
import { textsIn } from "../texts.ts";
import { readForm } from "./read-form.ts";
import { exampleForm } from "./rule-example.ts";

const CITY = asPartyId("municipality-0001");

test.each(EXAMPLE_NAMES.flatMap((name) => (["nl", "en"] as const).map((language) => [name, language] as const)))(
  "the example of %s in %s reads back as its rule, and may be written as it stands",
  (name, language) => {
    const texts = textsIn(language);
    const form = exampleForm({ texts, formats: formatsOf(texts) } as BookPageContext, name, { owner: CITY });
    const read = readForm("rule", form);
    if ("errors" in read) throw new Error(JSON.stringify(read.errors));
    const body = rule.body.parse(read.body);
    const keys = new Map(body.criteria.map(({ key }, i) => [key, TARIFF_EXAMPLES[name].criteria[i]]));
    expect([...keys.values()]).toEqual(TARIFF_EXAMPLES[name].criteria);
    expect(body.groups).toMatchObject(TARIFF_EXAMPLES[name].groups);
    expect(body.writtenWhere).toContain(TARIFF_EXAMPLES[name].source);
    expect(body.writtenWhere).toContain(TARIFF_EXAMPLES[name].title);
    expect(body.writtenWhere).toMatch(/25 [Nn]ovember 2026.*(kopie|copy)/);
    const register = emptyRegister({ id: asBookId("hand"), type: "neighbourhood" });
    expect(() => rule.check?.(register, { by: { party: CITY, account: "a" }, body, now: 0 })).not.toThrow();
  },
);
