import { createMiddleware } from "hono/factory";
import { DomainError } from "../kernel/errors.ts";
import { isTrustedOrigin } from "./cross-origin.ts";
import type { HttpEnv } from "./http-env.ts";

/** Lets only WebSocket handshakes pass (RFC 6455), and of browsers only those of trusted pages. */
export const requireWebSocket = createMiddleware<HttpEnv>(async (c, next) => {
  if (c.req.header("Upgrade")?.toLowerCase() !== "websocket") {
    throw new DomainError("UPGRADE_REQUIRED", "Open this path with a WebSocket client.");
  }
  const origin = c.req.header("Origin");
  if (origin !== undefined && !isTrustedOrigin(origin, c.req.url, c.var.ctx.env.corsOrigins)) {
    throw new DomainError("FORBIDDEN", "Live connections work from this site's own pages only.", {
      reason: "origin",
    });
  }
  await next();
});
