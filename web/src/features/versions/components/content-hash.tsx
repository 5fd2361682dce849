import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { notifyFailure } from "@/components/ui/toast.tsx";

const CONFIRM_MS = 2_000;

/** The SHA-256 of a version's text, with a way to copy it. */
export function ContentHash({ hash }: { hash: string }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), CONFIRM_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(hash);
      setCopied(true);
    } catch {
      notifyFailure({
        title: "The hash was not copied",
        description: "Select it and copy it by hand.",
      });
    }
  };
  return (
    <span className="flex min-w-0 items-center gap-1">
      <span className="whitespace-nowrap text-ink-3">SHA-256</span>
      <code title={hash} className="clip font-mono text-2xs text-ink-2 select-all">
        {hash}
      </code>
      <IconButton label={copied ? "Copied" : "Copy the hash"} size="sm" onClick={() => void copy()}>
        {copied ? (
          <Check className="size-3.5 text-success-text" aria-hidden />
        ) : (
          <Copy className="size-3.5" aria-hidden />
        )}
      </IconButton>
      <span role="status" className="sr-only">
        {copied && "Copied"}
      </span>
    </span>
  );
}
