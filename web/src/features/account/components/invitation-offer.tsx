import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ApiError, explained, requestIdOf } from "@/api/errors.ts";
import { useSession } from "@/api/session.ts";
import { Banner } from "@/components/ui/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { ErrorPanel } from "@/components/ui/error-panel.tsx";
import { LoadError } from "@/components/ui/load-error.tsx";
import { OfflineNotice } from "@/components/ui/offline-notice.tsx";
import { invitationQuery, useAcceptInvitation, useDeclineInvitation } from "../api/invitation.ts";

/** Why an invitation is not shown: its link leads to none, or it could not be had now. */
function NoOffer({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return error instanceof ApiError && error.status === 404 ? (
    <ErrorPanel
      title="This link leads to no open invitation"
      description="It may be cut off, or the invitation was answered, withdrawn or is too old. If you accepted it, you belong already; otherwise ask whoever invited you for a new one."
      requestId={requestIdOf(error)}
    />
  ) : (
    <LoadError what="The invitation" error={error} onRetry={onRetry} />
  );
}

/** What an invitation offers, with both answers; who is not signed in does that first. */
export function InvitationOffer({
  token,
  onJoined,
}: {
  token: string;
  onJoined: (joined: { organizationId: string }) => void;
}) {
  const offer = useQuery(invitationQuery(token));
  const accept = useAcceptInvitation();
  const decline = useDeclineInvitation();
  const isSignedIn = useSession((session) => session.status === "signed-in");

  if (offer.isError || decline.isSuccess) {
    return (
      <div className="grid gap-4">
        <h1 className="font-serif text-form font-[500] tracking-title">Invitation</h1>
        {decline.isSuccess ? (
          <Banner title="You declined the invitation">Thank you.</Banner>
        ) : (
          <NoOffer error={offer.error} onRetry={() => void offer.refetch()} />
        )}
        <Link
          to="/projects"
          className="justify-self-start rounded-xs text-lapis-text hover:underline"
        >
          Go to your projects
        </Link>
      </div>
    );
  }
  if (offer.data === undefined) {
    return (
      <div className="grid gap-4">
        <OfflineNotice>The invitation is shown when there is a network again.</OfflineNotice>
        <p className="text-ink-2">One moment…</p>
      </div>
    );
  }
  const { organizationName, invitedBy, email, role } = offer.data;
  const failure = accept.error ?? decline.error;
  return (
    <div className="grid gap-4">
      <h1 className="font-serif text-form font-[500] tracking-title wrap-anywhere">
        Join <bdi>{organizationName}</bdi>
      </h1>
      <p className="text-ink-2 wrap-anywhere">
        <bdi>{invitedBy}</bdi> invites {email} to work with <bdi>{organizationName}</bdi> as{" "}
        {role.toLowerCase()}.
      </p>
      {failure && <ErrorPanel title="The invitation is not answered yet" {...explained(failure)} />}
      {isSignedIn ? (
        <Button
          variant="primary"
          size="lg"
          wide
          pending={accept.isPending}
          onClick={() => accept.mutate(token, { onSuccess: onJoined })}
        >
          Accept
        </Button>
      ) : (
        <p>
          <Link
            to="/log-in"
            search={{ next: "/invitations" }}
            className="rounded-xs font-medium text-lapis-text hover:underline"
          >
            Sign in
          </Link>{" "}
          or{" "}
          <Link
            to="/sign-up"
            search={{ next: "/invitations" }}
            className="rounded-xs font-medium text-lapis-text hover:underline"
          >
            create an account
          </Link>{" "}
          with this address to accept.
        </p>
      )}
      <Button size="lg" wide pending={decline.isPending} onClick={() => decline.mutate(token)}>
        Decline
      </Button>
    </div>
  );
}
