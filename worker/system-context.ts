import { openDatabase } from "./db/client.ts";
import { type RawEnv, readEnv } from "./env.ts";
import { type Context, noClient } from "./platform/context.ts";
import { log } from "./platform/log.ts";

/** Where `npm start` answers. */
const localOrigin = "http://localhost:8787";

/** The context of work that no request asked for: queue messages and crons. */
export function systemContext(raw: RawEnv, execution: ExecutionContext, name: string): Context {
  const env = readEnv(raw);
  const requestId = crypto.randomUUID();
  return {
    requestId,
    actor: { kind: "system", name },
    now: new Date(),
    client: noClient,
    origin: env.publicUrl ?? localOrigin,
    db: openDatabase(env.database),
    env,
    defer: (work) =>
      execution.waitUntil(
        work.catch((error: unknown) => log("error", "deferred.failed", { requestId, error })),
      ),
  };
}
