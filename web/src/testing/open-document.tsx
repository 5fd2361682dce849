import type { components } from "@/api/generated/schema.d.ts";
import type { Role } from "@/lib/roles.ts";
import { aVersion } from "./document-state.ts";
import { draftHandlers } from "./handlers/drafts.ts";
import { worker } from "./mock-api.ts";
import { mockDocument } from "./mock-document.ts";
import { renderApp } from "./render-app.tsx";

export const SPECIFICATION = `# Shaftline

Work orders in the shaft.

## 1 Introduction

The app keeps work orders.

## 2 Requirements

- FR-001 The system shall open a work order in two seconds.
- FR-002 The system shall keep photos.

### 2.1 Signatures

Signed as FR-001 says.

## 3 Limits

None yet.
`;

/** Plays an API with one draft that others may change too; `open` renders its page. */
export function mockDraft({
  content = SPECIFICATION,
  revision = 7,
  role = "OWNER",
  publishedBy,
}: {
  content?: string;
  revision?: number;
  role?: Role;
  /** Who published version 4; without it nothing is published. */
  publishedBy?: components["schemas"]["Publisher"];
} = {}) {
  // What a browser keeps of a draft outlives a test file, so no two tests share a document.
  const id = `doc_${crypto.randomUUID().replaceAll("-", "").slice(0, 26)}`;
  const { api, path, ...world } = mockDocument({ id, role });
  const { document, draft, versions } = world;
  Object.assign(draft, { content, revision });
  versions.splice(
    0,
    versions.length,
    ...(publishedBy ? [aVersion(document, { number: 4, publishedBy })] : []),
  );
  const saves: (string | null)[] = [];
  worker.events.removeAllListeners();
  worker.events.on("request:start", ({ request }) => {
    if (request.method !== "PUT" || !request.url.includes(id)) return;
    saves.push(request.headers.get("If-Match"));
  });
  return {
    document,
    draft,
    api,
    /** The `If-Match` of every attempt to save. */
    saves,
    /** Somebody else saves. */
    change: (next: string, updatedBy: string | null = "usr_other") =>
      Object.assign(draft, {
        content: next,
        revision: draft.revision + 1,
        updatedAt: new Date().toISOString(),
        updatedBy,
      }),
    /** The server answers as it should again. */
    recover: () => worker.use(...draftHandlers(api, world)),
    open: async (search = "") => {
      const app = await renderApp(`${path}${search}`);
      const { screen } = app;
      return {
        ...app,
        source: screen.getByRole("textbox", { name: "Markdown source" }),
        preview: screen.getByRole("article", { name: "Preview" }),
        outline: screen.getByRole("navigation", { name: "Outline" }),
      };
    },
  };
}
