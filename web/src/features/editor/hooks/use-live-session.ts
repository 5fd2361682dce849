import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useState, useSyncExternalStore } from "react";
import { useSession } from "@/api/session.ts";
import { loadPart } from "@/lib/lazy-part.ts";
import { noteOpen } from "@/lib/unsaved-drafts.ts";
import { issueLiveTicket, openLiveSocket } from "../api/issue-live-ticket.ts";
import type { LiveSession, LiveSnapshot } from "../model/live-session.ts";
import type { Person } from "../model/presence.ts";

/**
 * Opens a live draft once it is known for whom, and leaves it again; `reload` begins anew with what
 * the server has.
 */
export function useLiveSession({
  docId,
  person,
  mayWrite,
}: {
  docId: string;
  person: { id: string; name: string } | undefined;
  mayWrite: boolean;
}): { session: LiveSession | undefined; reload: () => void } {
  const queryClient = useQueryClient();
  const [session, setSession] = useState<LiveSession>();
  const [visit, setVisit] = useState(1);
  const userId = person?.id;
  const mayWriteNow = useEffectEvent(() => mayWrite);
  const create = useEffectEvent(async (id: string) => {
    const model = await loadPart(() => import("../model/live-session.ts"));
    let signIns: number | undefined;
    return new model.LiveSession({
      docId,
      person: { id, name: person?.name ?? "" },
      mayWrite: () => mayWriteNow(),
      mayKeep: () => useSession.getState().status !== "signed-out",
      isSignedInAnew: () => useSession.getState().signIns !== signIns,
      ticket: () => {
        signIns = useSession.getState().signIns;
        return issueLiveTicket(docId);
      },
      openSocket: (ticket) => openLiveSocket(docId, ticket),
      onAccessChanged: () =>
        void queryClient.invalidateQueries({ queryKey: ["docs", docId], exact: true }),
    });
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: another document or a new visit needs a new session
  useEffect(() => {
    if (userId === undefined) return;
    let opened: LiveSession | undefined;
    let forget: (() => void) | undefined;
    let left = false;
    void create(userId).then((created) => {
      if (left) return;
      opened = created;
      forget = noteOpen(created);
      setSession(created);
      void created.open();
    });
    const hide = () => {
      if (document.visibilityState === "hidden") void opened?.keepNow();
      else opened?.retry();
    };
    const online = () => opened?.retry();
    const offline = () => opened?.networkLost();
    const warn = (event: BeforeUnloadEvent) => {
      if (opened?.isUnsaved()) event.preventDefault();
    };
    const stopFollowing = useSession.subscribe(({ signIns }, before) => {
      if (signIns !== before.signIns) opened?.retry();
    });
    addEventListener("online", online);
    addEventListener("offline", offline);
    addEventListener("beforeunload", warn);
    document.addEventListener("visibilitychange", hide);
    return () => {
      left = true;
      stopFollowing();
      removeEventListener("online", online);
      removeEventListener("offline", offline);
      removeEventListener("beforeunload", warn);
      document.removeEventListener("visibilitychange", hide);
      setSession(undefined);
      forget?.();
      void opened?.close();
    };
  }, [docId, userId, visit]);

  useEffect(() => {
    if (mayWrite !== undefined) session?.reviewAccess();
  }, [session, mayWrite]);

  const reload = () => {
    void session?.discard().then(() => setVisit(visit + 1));
  };
  return { session, reload };
}

/** The state of the connection and of saving, as it changes. */
export function useLiveSnapshot(session: LiveSession): LiveSnapshot {
  return useSyncExternalStore(session.subscribe, session.snapshot);
}

/** Who has the document open, as it changes. */
export function usePeople(session: LiveSession): readonly Person[] {
  return useSyncExternalStore(session.onPeople, session.people);
}
