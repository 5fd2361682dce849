export interface ApprovalState {
  /** How many the project asks for. */
  required: number;
  /** How many people approved exactly this text. */
  approved: number;
  /** Whether the one who wants to publish is among them. */
  approvedByMe: boolean;
}

/**
 * How many approvals are still missing before this person may publish. Their own counts as one, but
 * never alone: at least one is somebody else's.
 */
export function missingApprovals({ required, approved, approvedByMe }: ApprovalState): number {
  if (required === 0) return 0;
  const others = approvedByMe ? approved - 1 : approved;
  return Math.max(required - approved, others === 0 ? 1 : 0, 0);
}
