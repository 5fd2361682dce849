import type { Context as HonoContext } from "hono";
import { reportError } from "./error-mapper.ts";
import type { HttpEnv } from "./http-env.ts";

/** Leads a browser to what `work` answers; where that fails, to the page for the reason. */
export async function landOn(
  c: HonoContext<HttpEnv>,
  work: () => Promise<string>,
  problemPage: (reason: string) => string,
) {
  try {
    return c.redirect(await work(), 302);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const { code, details } = reportError(error, c);
    return c.redirect(problemPage(String(details.reason ?? code).toLowerCase()), 302);
  }
}
