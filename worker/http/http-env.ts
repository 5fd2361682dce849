import type { RawEnv } from "../env.ts";
import type { UserActor } from "../kernel/actor.ts";
import type { Context, UserContext } from "../platform/context.ts";

/** What the middleware sets for handlers: `ctx` everywhere, `user` behind `access()`. */
export interface HttpEnv {
  Bindings: RawEnv;
  Variables: {
    requestId: string;
    ctx: Context;
    actor: UserActor;
    user: UserContext;
  };
}
