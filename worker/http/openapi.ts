import type { OpenAPIHono } from "@hono/zod-openapi";
import type { HttpEnv } from "./http-env.ts";

/** The OpenAPI 3.1 document of every registered route. */
export function openApiDocument(app: OpenAPIHono<HttpEnv>) {
  return app.getOpenAPI31Document({
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
}
