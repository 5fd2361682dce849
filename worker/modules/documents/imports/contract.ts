import { z } from "@hono/zod-openapi";
import { Line } from "../../../kernel/text.ts";
import { DocumentType, longestTitle } from "../docs/contract.ts";
import { Job } from "../jobs/contract.ts";

export const docxType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

const Bytes = z.string().openapi({ type: "string", format: "binary", example: "(bytes)" });

/** A file in a request; what it is, its own bytes say. */
export const importContent = {
  [docxType]: { schema: Bytes },
  "text/markdown": { schema: Bytes },
  "application/octet-stream": { schema: Bytes },
} as const;

export const ImportQuery = z.object({
  type: DocumentType.openapi({ param: { name: "type", in: "query" } }),
  title: Line(longestTitle)
    .optional()
    .openapi({
      param: { name: "title", in: "query" },
      description: "What the document is to be called; else what the file calls itself.",
      example: "Software requirements specification",
    }),
});
export type ImportQuery = z.infer<typeof ImportQuery>;

export const ImportAnswer = z
  .object({
    job: Job.openapi({
      description:
        "Its `result`, once it has succeeded, is `{documentId, title, warnings: [{code, message}]}`.",
    }),
  })
  .openapi("ImportAnswer");
export type ImportAnswer = z.infer<typeof ImportAnswer>;
