import { useSession } from "@/api/session.ts";
import type { ContextForm } from "./context-form.ts";

export interface LocalCopy {
  form: ContextForm;
  /** `updatedAt` of the saved answers that it was written on. */
  base: string | null;
}

const KEY = "docuforge.context";

function isLocalCopy(value: unknown): value is LocalCopy {
  return (
    typeof value === "object" &&
    value !== null &&
    "form" in value &&
    typeof value.form === "object" &&
    value.form !== null &&
    "goals" in value.form &&
    "base" in value
  );
}

/** Answers of a project that are on this device only, if there are any. */
export function readLocalCopy(projectId: string): LocalCopy | undefined {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(`${KEY}.${projectId}`) ?? "null");
    return isLocalCopy(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** How many projects have answers that are on this device only. */
export function countLocalCopies(): number {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(`${KEY}.`)).length;
  } catch {
    return 0;
  }
}

/** Keeps answers on this device; answers false when the device refuses, or nobody is signed in. */
export function writeLocalCopy(projectId: string, copy: LocalCopy): boolean {
  if (useSession.getState().status === "signed-out") return false;
  try {
    localStorage.setItem(`${KEY}.${projectId}`, JSON.stringify(copy));
    return true;
  } catch {
    return false;
  }
}

/** Drops the copy, once everything in it is saved. */
export function dropLocalCopy(projectId: string): void {
  try {
    localStorage.removeItem(`${KEY}.${projectId}`);
  } catch {
    // Nothing was kept then.
  }
}
