import { PERIODS } from "../../storage/digests.ts";
import { documentOf } from "../../web/components/layout.tsx";
import { DigestStopPage } from "../../web/pages/digest-stop.tsx";
import { isLocale } from "../../web/texts.ts";
import { accountPage, signedInOnly } from "../account-page.tsx";
import { askDigest, endDigest, endDigestBy } from "../digests.ts";
import { fieldsIn } from "../form-fields.ts";
import type { App } from "../environment.ts";
import { Refusal } from "../../register/refusal.ts";
import type { Services } from "../services.ts";
import { visitOf } from "../visit.ts";

/** An overview by mail: asked for on the account page, and stopped there or by the link in each mail, without an account. */
export function digestRoutes(app: App, services: Services): void {
  app.post("/account/digest", async (c) => {
    const signedIn = signedInOnly(c);
    const { wanted, language, ...said } = await fieldsIn(c, "wanted", "period", "language");
    const period = PERIODS.find((one) => one === said.period);
    const locale = isLocale(language) ? language : c.get("locale");
    try {
      if (wanted !== "yes") await endDigest(services, signedIn.account);
      else if (period === undefined) throw new Refusal("field-wrong", { field: "period", problem: "choice" });
      else await askDigest(services, signedIn.account, { period, locale });
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== "email-wrong") throw error;
      return c.html(await accountPage(c, services, signedIn, { problem: error.code }), error.status as 400);
    }
    return c.redirect("/account#digest", 303);
  });
  // Opening the link changes nothing, as programs that look at mail on the way open links too.
  app.get("/digest/stop/:secret", (c) =>
    c.html(documentOf(<DigestStopPage context={visitOf(c)} secret={c.req.param("secret")} />)),
  );
  app.post("/digest/stop/:secret", async (c) => {
    await endDigestBy(services, c.req.param("secret"));
    return c.html(documentOf(<DigestStopPage context={visitOf(c)} />));
  });
}
