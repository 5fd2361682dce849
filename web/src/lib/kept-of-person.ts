import { forgetAllKept } from "./kept-edits.ts";

const PREFIX = "docuforge.";
const PERSON_KEY = `${PREFIX}person`;
// What belongs to the device, whoever uses it, and what the session clears itself.
const OF_DEVICE = new Set([`${PREFIX}theme`, `${PREFIX}session`]);

/** On the window, when what it kept of a person in its storage has been cleared. */
const CLEARED = "docuforge:cleared";

function clearStorage(): void {
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(PREFIX) && !OF_DEVICE.has(key)) localStorage.removeItem(key);
    }
  } catch {
    // Nothing was kept then.
  }
  dispatchEvent(new Event(CLEARED));
}

function isOf(userId: string): boolean {
  try {
    return localStorage.getItem(PERSON_KEY) === userId;
  } catch {
    return false;
  }
}

/** Runs `forget` when what this device keeps under a key of its storage is cleared, in any tab. */
export function onCleared(key: string, forget: () => void): void {
  addEventListener(CLEARED, forget);
  addEventListener("storage", (event) => {
    const isGone = event.key === key && event.newValue === null;
    if (isGone || event.key === null) forget();
  });
}

/** Removes everything that this device keeps of people, at sign-out. */
export async function forgetPeople(): Promise<void> {
  clearStorage();
  await forgetAllKept().catch(() => undefined);
}

/**
 * Removes everything that this device keeps of others than who signs in now; what it keeps of them,
 * from a session that ended by itself, stays.
 */
export async function forgetOthers(userId: string): Promise<void> {
  if (!isOf(userId)) {
    clearStorage();
    try {
      localStorage.setItem(PERSON_KEY, userId);
    } catch {
      // Without storage there is nothing to tell apart.
    }
  }
  await forgetAllKept({ exceptOf: userId }).catch(() => undefined);
}
