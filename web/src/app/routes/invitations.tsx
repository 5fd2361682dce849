import { useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { AuthLayout } from "@/features/account/components/auth-layout.tsx";
import { InvitationOffer } from "@/features/account/components/invitation-offer.tsx";
import { chooseOrganization } from "@/lib/organization.ts";
import { usePageTitle } from "@/lib/page-title.ts";
import { SignInLink } from "./forgot-password.tsx";
import { useLinkToken } from "./use-link-token.ts";

const keptToken = "docuforge.invitation";

/** The page that an invitation's link opens; it is found again after signing in on this tab. */
export function InvitationsRoute() {
  usePageTitle("Invitation");
  const navigate = useNavigate();
  const linked = useLinkToken();
  const token = linked === "" ? (sessionStorage.getItem(keptToken) ?? "") : linked;
  useEffect(() => {
    if (token !== "") sessionStorage.setItem(keptToken, token);
  }, [token]);
  const onJoined = ({ organizationId }: { organizationId: string }) => {
    sessionStorage.removeItem(keptToken);
    chooseOrganization(organizationId);
    void navigate({ to: "/projects", reloadDocument: true });
  };
  return (
    <AuthLayout aside={<SignInLink />}>
      <InvitationOffer token={token} onJoined={onJoined} />
    </AuthLayout>
  );
}
