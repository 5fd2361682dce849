import { sha256Hex } from "../../../kernel/digest.ts";
import { NotFoundError } from "../../../kernel/errors.ts";
import { decodeCursor, toPage } from "../../../kernel/pagination.ts";
import type { UserContext } from "../../../platform/context.ts";
import { peekDraft } from "../drafts/index.ts";
import type { Approval, ApprovalPage, ListApprovalsQuery } from "./contract.ts";
import { missingApprovals } from "./policy.ts";
import { type ApprovalRow, selectApprovals } from "./repo.ts";

interface ListApprovals {
  ctx: UserContext;
  input: ListApprovalsQuery & { docId: string };
}

/** Who approved exactly the draft's text, or the one named by its hash, and how many are missing. */
export async function listApprovals({ ctx, input }: ListApprovals): Promise<ApprovalPage> {
  const after = decodeCursor(input.cursor, "time");
  const draft = await peekDraft({ ctx, input });
  const current = await sha256Hex(draft.content);
  const contentHash = input.contentHash ?? current;
  const { state, rows, outdated } = await selectApprovals(ctx.db, {
    documentId: input.docId,
    contentHash,
    userId: ctx.actor.userId,
    after,
    limit: input.limit,
  });
  if (state === undefined) throw new NotFoundError("document");
  const page = toPage(rows, input.limit, (row) => [row.approvedAt, row.userId]);
  return {
    contentHash,
    isCurrent: contentHash === current,
    ...state,
    missing: missingApprovals(state),
    outdated: outdated.map(presentApproval),
    items: page.items.map(presentApproval),
    nextCursor: page.nextCursor,
  };
}

function presentApproval(row: ApprovalRow): Approval {
  return { user: { id: row.userId, name: row.userName }, approvedAt: row.approvedAt };
}
