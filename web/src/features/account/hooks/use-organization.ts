import { useOrganizationChoice } from "@/lib/organization.ts";
import { useMe } from "../api/me.ts";

/**
 * The organization that is shown, and all there are; undefined until the person is known.
 * `onlyIn` narrows lists to it, where there is more than one or that is not known yet.
 */
export function useOrganization() {
  const { data: me } = useMe();
  const chosenId = useOrganizationChoice((state) => state.organizationId);
  const memberships = me?.memberships ?? [];
  const current =
    memberships.find(({ organizationId }) => organizationId === chosenId) ?? memberships[0];
  const onlyIn = me && memberships.length === 1 ? undefined : (current?.organizationId ?? chosenId);
  return { me, memberships, current, onlyIn };
}
