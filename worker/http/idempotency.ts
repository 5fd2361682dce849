import type { Context as HonoContext } from "hono";
import { answerOnce } from "../platform/idempotency/answer-once.ts";
import { validationError } from "./error-mapper.ts";
import type { HttpEnv } from "./http-env.ts";

const keyFormat = /^[\x21-\x7e]{1,255}$/;

/** Runs the rest of a signed-in POST once for each `Idempotency-Key` of its caller. */
export async function runOnce(c: HonoContext<HttpEnv>, next: () => Promise<void>): Promise<void> {
  const key = c.req.header("Idempotency-Key");
  if (c.req.method !== "POST" || key === undefined) return await next();
  if (!keyFormat.test(key)) {
    const message = "must have 1 to 255 visible ASCII characters";
    const issue = { code: "custom" as const, path: ["Idempotency-Key"], message, input: key };
    throw validationError("header", { issues: [issue] });
  }
  const { method, path } = c.req;
  const asked = { key, method, path: `${path}${new URL(c.req.url).search}` };
  const body = await c.req.arrayBuffer();
  const response = await answerOnce(c.var.user, { ...asked, body }, async () => {
    await next();
    return c.res;
  });
  if (response !== c.res) c.res = response;
}
