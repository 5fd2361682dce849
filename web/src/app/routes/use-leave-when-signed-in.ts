import { useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import { useSession } from "@/api/session.ts";

/** Leaves the page for `next`, a path of this site, as soon as somebody is signed in. */
export function useLeaveWhenSignedIn(next = "/projects"): void {
  const router = useRouter();
  const signedIn = useSession((session) => session.status === "signed-in");
  useEffect(() => {
    if (signedIn) router.history.replace(next);
  }, [signedIn, router, next]);
}
