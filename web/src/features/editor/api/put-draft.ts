import { api } from "@/api/client.ts";
import { ApiError, explain, requestIdOf, unwrap } from "@/api/errors.ts";
import type { SaveOutcome, ServerText } from "../model/autosave.ts";

function currentOf(details: unknown): ServerText | undefined {
  if (typeof details !== "object" || details === null || !("current" in details)) return undefined;
  const { current } = details;
  if (typeof current !== "object" || current === null) return undefined;
  const { content, revision, updatedBy, updatedAt } = current as Record<string, unknown>;
  if (typeof content !== "string" || typeof revision !== "number") return undefined;
  return {
    content,
    revision,
    updatedBy: typeof updatedBy === "string" ? updatedBy : null,
    updatedAt: typeof updatedAt === "string" ? updatedAt : null,
  };
}

function refused(error: unknown): SaveOutcome {
  const mayRetry = error instanceof ApiError && (error.status >= 500 || error.status === 429);
  return { type: "refused", message: explain(error), requestId: requestIdOf(error), mayRetry };
}

/** Replaces the text of a draft that still has this revision. */
export async function putDraft(
  docId: string,
  content: string,
  revision: number,
): Promise<SaveOutcome> {
  try {
    const saved = await unwrap(
      api.PUT("/api/v1/docs/{docId}/draft", {
        params: { path: { docId }, header: { "If-Match": `"r${revision}"` } },
        body: { content },
      }),
    );
    const { updatedBy, updatedAt } = saved;
    return { type: "saved", text: { content, revision: saved.revision, updatedBy, updatedAt } };
  } catch (error) {
    if (!(error instanceof ApiError)) return refused(error);
    if (error.status === 0) return { type: "unreachable" };
    const current = error.status === 412 ? currentOf(error.details) : undefined;
    return current ? { type: "stale", current } : refused(error);
  }
}
