import { Banner } from "@/components/ui/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { notifyFailure, notifySuccess } from "@/components/ui/toast.tsx";
import { useSaveSnapshot } from "../hooks/use-draft-session.ts";
import type { DraftSession } from "../model/draft-session.ts";

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

/** What stands between the reader and a saved text, and the ways out. */
export function SaveNotice({ session, onChoose }: { session: DraftSession; onChoose: () => void }) {
  const { status, failure } = useSaveSnapshot(session);
  if (status === "conflict") {
    return (
      <Banner
        tone="attention"
        title="Somebody changed what you changed too"
        action={
          <Button size="sm" onClick={onChoose}>
            Choose
          </Button>
        }
      >
        Saving waits for your choice. Your text is kept on this device.
      </Banner>
    );
  }
  if (status !== "failing") return null;
  return (
    <Banner
      tone="danger"
      title="Saving is failing"
      action={
        <div className="flex gap-2">
          <Button size="sm" onClick={() => void copy(session.read())}>
            Copy text
          </Button>
          <Button size="sm" onClick={() => session.autosave.retry()}>
            Try again
          </Button>
        </div>
      }
    >
      {failure?.message ?? "This device could not keep your text either."} Copy your text before you
      leave.
      {failure?.requestId && (
        <span className="block font-mono text-2xs text-ink-3">Request {failure.requestId}</span>
      )}
    </Banner>
  );
}
