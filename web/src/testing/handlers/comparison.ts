import type { components } from "@/api/generated/schema.d.ts";
import type { Project } from "../api-state.ts";
import { fakeDiff } from "../fake-diff.ts";
import { http } from "./openapi-http.ts";
import { NOT_HERE } from "./refusal.ts";

type Schemas = components["schemas"];

export const DRAFT_HASH = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae";

/** Who has approved the draft, besides the one who asks. */
export interface ApprovalState {
  given: Schemas["Approval"][];
  mine: boolean;
  outdated?: Schemas["Approval"][];
}

/** Comparing and restoring versions, and approving the draft. */
export function comparisonHandlers({
  project,
  versions,
  draft,
  approvals,
}: {
  project: Project;
  versions: readonly Schemas["VersionWithContent"][];
  draft: { content: string };
  approvals: ApprovalState;
}) {
  const page = (): Schemas["ApprovalPage"] => {
    const required = project.approvalsRequired;
    const approved = approvals.given.length + (approvals.mine ? 1 : 0);
    const alone = approvals.given.length === 0 ? 1 : 0;
    const me = { user: { id: "usr_me", name: "You" }, approvedAt: new Date().toISOString() };
    return {
      contentHash: DRAFT_HASH,
      isCurrent: true,
      required,
      approved,
      approvedByMe: approvals.mine,
      missing: required === 0 ? 0 : Math.max(required - approved, alone),
      outdated: approvals.outdated ?? [],
      items: [...approvals.given, ...(approvals.mine ? [me] : [])],
      nextCursor: null,
    };
  };
  return [
    http.get("/api/v1/versions/{versionId}/diff", ({ params, query, response }) => {
      const version = versions.find(({ id }) => id === params.versionId);
      const against = query.get("against") ?? "previous";
      const other = versions.find(({ id }) => id === against);
      if (!version || (against !== "draft" && !other)) return response(404).json(NOT_HERE);
      const side = { id: null, number: null, contentHash: DRAFT_HASH, content: draft.content };
      return response(200).json(other ? fakeDiff(other, version) : fakeDiff(version, side));
    }),
    http.post("/api/v1/versions/{versionId}/restore", ({ params, response }) => {
      const version = versions.find(({ id }) => id === params.versionId);
      if (!version) return response(404).json(NOT_HERE);
      draft.content = version.content;
      const updatedAt = new Date().toISOString();
      return response(200).json({ revision: 9, sections: [], updatedAt, updatedBy: "usr_me" });
    }),
    http.get("/api/v1/docs/{docId}/approvals", ({ response }) => response(200).json(page())),
    http.post("/api/v1/docs/{docId}/approvals", ({ response }) => {
      approvals.mine = true;
      return response(200).json(page());
    }),
    http.delete("/api/v1/docs/{docId}/approvals/mine", ({ response }) => {
      approvals.mine = false;
      return response(204).empty();
    }),
  ];
}
