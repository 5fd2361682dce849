import { OpenAPIHono } from "@hono/zod-openapi";
import { NotFoundError } from "../kernel/errors.ts";
import { answerError, validationError } from "./error-mapper.ts";
import type { HttpEnv } from "./http-env.ts";

/** A router whose refusals of malformed requests have the API's error shape. */
export function createRouter(): OpenAPIHono<HttpEnv> {
  return new OpenAPIHono<HttpEnv>({
    defaultHook: (result, c) => {
      if (result.success) return undefined;
      // An id that cannot be one of ours does not exist.
      if (result.target === "param") return answerError(new NotFoundError("resource"), c);
      return answerError(validationError(result.target, result.error), c);
    },
  });
}
