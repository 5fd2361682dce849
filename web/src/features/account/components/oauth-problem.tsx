import { Link } from "@tanstack/react-router";
import { buttonClass } from "@/components/ui/button.tsx";
import { providerUrl, useProviders } from "../api/oauth.ts";

interface Problem {
  title: string;
  advice: (provider: string) => string;
  /** Where to go on: the provider again, the form, or the settings. */
  way: "again" | "form" | "settings";
}

const PROBLEMS: Record<string, Problem> = {
  cancelled: {
    title: "You were not signed in",
    advice: (provider) => `${provider} was not allowed to tell who you are. Nothing has changed.`,
    way: "again",
  },
  expired: {
    title: "That took too long",
    advice: () =>
      "An attempt to sign in works once, for ten minutes, in the browser that began it. Start again.",
    way: "again",
  },
  provider_failed: {
    title: "No word from the provider",
    advice: (provider) => `${provider} did not say who you are. Try again in a moment.`,
    way: "again",
  },
  no_email: {
    title: "Your e-mail is not confirmed there",
    advice: (provider) =>
      `${provider} knows no confirmed e-mail address of yours. Confirm one there and try again, or sign up with e-mail and password.`,
    way: "form",
  },
  linked_elsewhere: {
    title: "This account is in use",
    advice: (provider) =>
      `Your account at ${provider} opens another account here. Sign in to that one and disconnect it first.`,
    way: "settings",
  },
  already_linked: {
    title: "There is one already",
    advice: (provider) =>
      `Another account of ${provider} is connected with yours. Disconnect that one first.`,
    way: "settings",
  },
  address_taken: {
    title: "You have an account already",
    advice: (provider) =>
      `Somebody has just confirmed this e-mail address. Sign in with the password, then connect ${provider} under Security.`,
    way: "form",
  },
  signed_out: {
    title: "You were signed out meanwhile",
    advice: (provider) => `Sign in again, then connect ${provider}.`,
    way: "form",
  },
  account_disabled: {
    title: "This account was disabled",
    advice: () => "Its holder was told why, and whom to write to, by mail.",
    way: "form",
  },
  rate_limited: {
    title: "Too many attempts",
    advice: () => "Wait a quarter of an hour, then try again.",
    way: "form",
  },
};

const UNKNOWN: Problem = {
  title: "You were not signed in",
  advice: () => "Something failed on our side. Try again, or use another way to sign in.",
  way: "form",
};

/** Says what came between somebody and signing in with a provider, and how to go on. */
export function OAuthProblem({
  reason = "",
  provider = "",
}: {
  reason: string | undefined;
  provider: string | undefined;
}) {
  const { data } = useProviders();
  const known = data?.items.find(({ id }) => id === provider);
  const { title, advice, way } = (Object.hasOwn(PROBLEMS, reason) && PROBLEMS[reason]) || UNKNOWN;
  return (
    <div className="grid gap-4">
      <div className="mb-1">
        <h1 className="font-serif text-form font-[500] tracking-title">{title}</h1>
        <p className="mt-1.5 text-ink-2" role="alert">
          {advice(known?.name ?? "The provider")}
        </p>
      </div>
      {way === "settings" ? (
        <Link to="/settings/security" className={buttonClass("primary", "lg", true)}>
          To your settings
        </Link>
      ) : (
        <>
          {way === "again" && known && (
            <a
              href={providerUrl(known.id, undefined)}
              className={buttonClass("primary", "lg", true)}
            >
              Try again
            </a>
          )}
          <Link to="/log-in" className={buttonClass("plain", "lg", true)}>
            Other ways to sign in
          </Link>
        </>
      )}
    </div>
  );
}
