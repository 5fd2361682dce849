import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Banner } from "@/components/ui/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import type { NewApiKey } from "../api/api-keys.ts";

/** Shows the secret of a new key, this once. */
export function SecretDialog({ made, onClose }: { made: NewApiKey; onClose: () => void }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(made.secret).then(
      () => setCopied(true),
      () => undefined,
    );
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={made.name}
      footer={
        <Button variant="primary" onClick={onClose}>
          Done
        </Button>
      }
    >
      <Banner tone="attention" title="Copy the key now">
        It is not kept here, so it cannot be shown again.
      </Banner>
      <div className="flex items-start gap-2">
        <code className="min-w-0 flex-1 rounded-md bg-sunken px-3 py-2 font-mono text-xs wrap-anywhere select-all">
          {made.secret}
        </code>
        <Button onClick={() => void copy()}>
          {copied ? (
            <Check className="size-3.5" aria-hidden />
          ) : (
            <Copy className="size-3.5" aria-hidden />
          )}
          {copied ? "Copied" : "Copy"}
        </Button>
      </div>
      <p className="text-xs text-ink-3">
        Send it as <code className="font-mono">Authorization: Bearer …</code>.{" "}
        <a href="/docs" className="rounded-xs text-lapis-text hover:underline">
          API reference
        </a>
      </p>
    </Dialog>
  );
}
