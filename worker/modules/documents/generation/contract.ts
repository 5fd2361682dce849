import { z } from "@hono/zod-openapi";
import { RawText } from "../../../kernel/text.ts";
import { Job } from "../jobs/index.ts";

export const GenerateDraftRequest = z
  .strictObject({
    instructions: RawText(4000)
      .optional()
      .openapi({ example: "Write for a team that maintains elevators." }),
  })
  .openapi("GenerateDraftRequest");
export type GenerateDraftRequest = z.infer<typeof GenerateDraftRequest>;

export const GenerateDraftResponse = z.object({ job: Job }).openapi("GenerateDraftResponse");
export type GenerateDraftResponse = z.infer<typeof GenerateDraftResponse>;
