import type { UseMutationResult } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { explained, reasonOf } from "@/api/errors.ts";
import { Banner } from "@/components/ui/banner.tsx";
import { ErrorPanel } from "@/components/ui/error-panel.tsx";
import { useConfirmEmail } from "../api/own-account.ts";
import { useVerifyEmail } from "../api/recovery.ts";

/** Confirms the address of an account as soon as it is shown, once. */
export function VerifyEmail({ token }: { token: string }) {
  return <FollowedLink token={token} follow={useVerifyEmail()} done="Your address is confirmed" />;
}

/** Gives an account its new address as soon as it is shown, once. */
export function ConfirmNewEmail({ token }: { token: string }) {
  return <FollowedLink token={token} follow={useConfirmEmail()} done="Your address is changed" />;
}

function FollowedLink({
  token,
  follow,
  done,
}: {
  token: string;
  follow: UseMutationResult<unknown, Error, string>;
  done: string;
}) {
  const { mutate, isError, isSuccess, error } = follow;
  const asked = useRef(false);
  useEffect(() => {
    if (asked.current || token === "") return;
    asked.current = true;
    mutate(token);
  }, [mutate, token]);

  const isIncomplete = token === "";
  return (
    <div className="grid gap-4" aria-live="polite">
      <h1 className="font-serif text-form font-[500] tracking-title">Confirm your address</h1>
      {isError || isIncomplete ? (
        <>
          {isIncomplete ? (
            <Banner tone="attention" title="This link is not complete">
              Open the whole link of the mail.
            </Banner>
          ) : reasonOf(error) === "dead_link" ? (
            <Banner tone="attention" title="This link does not work any more">
              It was followed before, or is too old. If you have followed it, all is done.
            </Banner>
          ) : (
            <ErrorPanel title="Your address was not confirmed" {...explained(error)} />
          )}
          <Link
            to="/settings/profile"
            className="justify-self-start rounded-xs text-lapis-text hover:underline"
          >
            Ask for another link in your profile
          </Link>
        </>
      ) : isSuccess ? (
        <Banner tone="success" title={done}>
          <Link to="/projects" className="rounded-xs font-medium text-lapis-text hover:underline">
            Go to your projects
          </Link>
        </Banner>
      ) : (
        <p className="text-ink-2">One moment…</p>
      )}
    </div>
  );
}
