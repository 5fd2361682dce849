import type { ApiState, DocumentSummary } from "./api-state.ts";
import { addDocument, type DocumentState } from "./document-state.ts";
import { FakeRoom } from "./fake-room.ts";
import { draftHandlers } from "./handlers/drafts.ts";
import { exportHandlers } from "./handlers/exports.ts";
import { versionHandlers } from "./handlers/versions.ts";
import { mockApi, worker } from "./mock-api.ts";

/** Plays an API with one project and one document; answers its state and its page's path. */
export function mockDocument(
  fields: Partial<DocumentSummary> = {},
): DocumentState & { api: ApiState; room: FakeRoom; path: string } {
  const api = mockApi();
  const world = addDocument(api, fields);
  const room = new FakeRoom(world.document.id, world.document.role, world.draft);
  worker.use(
    ...room.handlers(),
    ...draftHandlers(api, world),
    ...versionHandlers(api, world),
    ...exportHandlers(api, world),
  );
  const { projectId, id } = world.document;
  return { ...world, api, room, path: `/projects/${projectId}/documents/${id}` };
}
