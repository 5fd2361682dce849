import type { Approval } from "../approvals/contract.ts";
import type { Version } from "./contract.ts";

/** The approvals of a version as the database gathers them. */
export interface StoredApproval {
  userId: string;
  userName: string;
  approvedAt: string;
}

type VersionRow = Omit<Version, "publishedBy" | "approvals"> & {
  publishedById: string;
  publishedByName: string;
  approvals: StoredApproval[];
};

/** Puts a row's publisher and approvals into the shape of the contract. */
export function presentVersion<Row extends VersionRow>(row: Row) {
  return {
    ...row,
    publishedBy: { id: row.publishedById, name: row.publishedByName },
    approvals: row.approvals.map(presentApproval),
  };
}

/** Puts one gathered approval into the shape of the contract. */
export function presentApproval({ userId, userName, approvedAt }: StoredApproval): Approval {
  return { user: { id: userId, name: userName }, approvedAt: new Date(approvedAt).toISOString() };
}
