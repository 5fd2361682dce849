import type { components } from "@/api/generated/schema.d.ts";
import type { Role } from "@/lib/roles.ts";
import { aVersion } from "./document-state.ts";
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
  role = "OWNER",
  publishedBy,
}: {
  content?: string;
  role?: Role;
  /** Who published version 4; without it nothing is published. */
  publishedBy?: components["schemas"]["Publisher"];
} = {}) {
  // What a browser keeps of a draft outlives a test file, so no two tests share a document.
  const id = `doc_${crypto.randomUUID().replaceAll("-", "").slice(0, 26)}`;
  const { api, path, room, document, draft, versions } = mockDocument({ id, role });
  room.replace(content);
  versions.splice(
    0,
    versions.length,
    ...(publishedBy ? [aVersion(document, { number: 4, publishedBy })] : []),
  );
  return {
    document,
    draft,
    api,
    room,
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
