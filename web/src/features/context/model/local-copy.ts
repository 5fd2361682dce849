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

/** Keeps answers on this device; answers false when the device refuses. */
export function writeLocalCopy(projectId: string, copy: LocalCopy): boolean {
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
