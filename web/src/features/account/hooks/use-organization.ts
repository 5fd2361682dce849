import { useOrganizationChoice } from "@/lib/organization.ts";
import { useMe } from "../api/me.ts";

/** The organization that is shown, and all there are; undefined until the person is known. */
export function useOrganization() {
  const { data: me } = useMe();
  const chosenId = useOrganizationChoice((state) => state.organizationId);
  const memberships = me?.memberships ?? [];
  const current =
    memberships.find(({ organizationId }) => organizationId === chosenId) ?? memberships[0];
  return { me, memberships, current };
}
