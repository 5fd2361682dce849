import { Banner } from "@/components/ui/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { notifyFailure, notifySuccess } from "@/components/ui/toast.tsx";
import { useLiveSnapshot } from "../hooks/use-live-session.ts";
import type { LiveSession } from "../model/live-session.ts";
import type { SaveState } from "../model/save-state.ts";

async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    notifySuccess({ title: "Your text is on the clipboard" });
  } catch {
    notifyFailure({
      title: "Your text was not copied",
      description: "Select it in the source and copy it by hand.",
    });
  }
}

type Told = Exclude<SaveState, { status: "connecting" | "saved" | "saving" }>;

const KEPT = "They are kept on this device and go out as soon as it answers.";

/** Why, and what to do; undefined where the words in the head say enough. */
function explanation(save: Told): { title: string; text: string } | undefined {
  switch (save.status) {
    case "offline": {
      if (!save.refusal) return undefined;
      return {
        title: "Your changes are waiting",
        text: `${save.refusal.message} They are kept on this device and go out by themselves.`,
      };
    }
    case "failing": {
      const reasons = {
        hanging: `The server has not confirmed your last changes for some seconds. ${KEPT}`,
        "not-kept":
          "There is no connection, and this device could not keep your text either. Copy your text before you leave.",
        refused: `${save.refusal?.message ?? ""} Copy your text before you leave.`,
      };
      return { title: "Saving is failing", text: reasons[save.why] };
    }
    case "lost": {
      const loss = save.unsaved ? " Your last changes were not saved." : "";
      return {
        title: "You cannot edit this document any more",
        text: `${save.refusal.message}${loss} The text stays here for you to read and copy.`,
      };
    }
    case "full":
      return {
        title: "This draft is too large",
        text: `${save.refusal.message} Shorten the text, and saving goes on by itself; until then it is kept on this device.`,
      };
    case "replaced":
      return {
        title: "This draft was replaced on the server",
        text: "What is on your screen cannot be joined with it. Copy what you need, then load the draft.",
      };
  }
}

/** What stands between the writer and a saved text, and the ways out. */
export function SaveNotice({ session, onReload }: { session: LiveSession; onReload: () => void }) {
  const { save, ready } = useLiveSnapshot(session);
  if (save.status === "connecting" || save.status === "saved" || save.status === "saving") {
    return null;
  }
  const told = explanation(save);
  if (!told) return null;
  const refusal = "refusal" in save ? save.refusal : undefined;
  return (
    <Banner
      tone={save.status === "offline" ? "attention" : "danger"}
      title={told.title}
      action={
        <div className="flex gap-2">
          {ready && (
            <Button size="sm" onClick={() => void copy(session.read())}>
              Copy text
            </Button>
          )}
          {save.status === "replaced" ? (
            <Button size="sm" onClick={onReload}>
              Load the draft
            </Button>
          ) : (
            <Button size="sm" onClick={session.retry}>
              Try again
            </Button>
          )}
        </div>
      }
    >
      {told.text}
      {refusal?.requestId && (
        <span className="block font-mono text-2xs text-ink-3">Request {refusal.requestId}</span>
      )}
    </Banner>
  );
}
