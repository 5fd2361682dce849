import type { OpenAPIHono } from "@hono/zod-openapi";
import { errorDescriptions } from "./error-responses.ts";
import { errorStatus } from "./error-status.ts";
import type { HttpEnv } from "./http-env.ts";

type Document = ReturnType<OpenAPIHono["getOpenAPI31Document"]>;
type Operation = NonNullable<NonNullable<NonNullable<Document["paths"]>[string]>["post"]>;

const idempotencyKey = {
  name: "Idempotency-Key",
  in: "header" as const,
  description:
    "One for each thing that is to be done, e.g. a UUID. Sent again within a day, with the same body, it gets the first answer again and nothing is done twice.",
  schema: { type: "string" as const, maxLength: 255 },
  example: "0b6f4b1e-6f0e-4a7c-9d0c-0b3a6c1f2d11",
};

/** The OpenAPI 3.1 document of every registered route. */
export function openApiDocument(app: OpenAPIHono<HttpEnv>) {
  const document = app.getOpenAPI31Document({
    openapi: "3.1.0",
    info: {
      title: "DocuForge API",
      version: "1.0.0",
      description:
        "From an idea to a signed-off specification. Times are ISO 8601 in UTC, ids are opaque. " +
        "Every error has the same shape; every answer carries `X-Request-Id`.",
      license: { name: "Proprietary", url: "https://docuforge.ai/terms" },
      contact: { name: "DocuForge", url: "https://docuforge.ai" },
    },
    servers: [{ url: "/", description: "This deployment" }],
    security: [{ bearer: [] }],
    tags: [
      { name: "Identity", description: "Accounts and sessions." },
      { name: "Organizations", description: "Who works together, and as what." },
      { name: "Projects", description: "What a team is building." },
      {
        name: "Context",
        description: "The answers of the wizard, from which documents are written.",
      },
      { name: "Documents", description: "A document has one live draft and immutable versions." },
      { name: "Drafts", description: "The live text, serialized edit by edit." },
      { name: "Comments", description: "Conversations about pieces of the draft." },
      { name: "Suggestions", description: "Proposed texts, accepted or rejected." },
      { name: "History", description: "Earlier texts of the draft, kept by themselves." },
      { name: "Images", description: "Pictures in drafts." },
      { name: "Generation", description: "Writing a draft from the context." },
      { name: "Versions", description: "Published texts; they never change." },
      { name: "Branding", description: "How an organization's exports look." },
      { name: "Exports", description: "Versions as files." },
      { name: "Jobs", description: "Work that goes on after the answer." },
      { name: "Administration", description: "For those who run the platform." },
      { name: "System", description: "For operators and monitors." },
    ],
  });
  for (const { post } of Object.values(document.paths ?? {})) {
    if (post?.security?.some((scheme) => "bearer" in scheme)) describeIdempotency(post);
  }
  return document;
}

// Every signed-in POST takes the key, so no route says it itself.
function describeIdempotency(operation: Operation): void {
  const content = { "application/json": { schema: { $ref: "#/components/schemas/Error" } } };
  const { parameters = [], responses = {} } = operation;
  operation.parameters = [...parameters, idempotencyKey];
  operation.responses = responses;
  for (const code of ["VALIDATION_FAILED", "CONFLICT", "IDEMPOTENCY_KEY_REUSED"] as const) {
    const description = `\`${code}\`: ${errorDescriptions[code]}`;
    responses[errorStatus[code]] ??= { description, content };
  }
}
