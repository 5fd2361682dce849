import { create } from "zustand";
import { onCleared } from "./kept-of-person.ts";

const STORAGE_KEY = "docuforge.organization";

function read(): string | undefined {
  try {
    return localStorage.getItem(STORAGE_KEY) ?? undefined;
  } catch {
    return undefined;
  }
}

/** The organization whose projects are shown; undefined means the first of the person's. */
export const useOrganizationChoice = create<{ organizationId: string | undefined }>()(() => ({
  organizationId: read(),
}));
onCleared(STORAGE_KEY, () => useOrganizationChoice.setState({ organizationId: undefined }));

/** Shows the projects of another organization, now and on the next visit. */
export function chooseOrganization(organizationId: string): void {
  try {
    localStorage.setItem(STORAGE_KEY, organizationId);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
  useOrganizationChoice.setState({ organizationId });
}
