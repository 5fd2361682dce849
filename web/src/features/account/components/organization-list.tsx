import { ProjectKey } from "@/components/ui/key.tsx";
import { Written } from "@/components/ui/written.tsx";
import { roleName } from "@/lib/roles.ts";
import type { Me } from "../api/me.ts";

/** Where a person belongs, and as what. */
export function OrganizationList({ memberships }: { memberships: Me["memberships"] }) {
  return (
    <ul aria-label="Organizations" className="border-t border-line-soft">
      {memberships.map(({ organizationId, organizationName, role }) => (
        <li
          key={organizationId}
          className="flex items-center gap-3 border-b border-line-soft py-2.5"
        >
          <ProjectKey name={organizationName} size="lg" />
          <span className="min-w-0 flex-1">
            <Written className="font-medium">{organizationName}</Written>
          </span>
          <span className="text-ink-2">{roleName(role)}</span>
        </li>
      ))}
    </ul>
  );
}
