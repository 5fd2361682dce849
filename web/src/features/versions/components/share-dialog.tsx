import { Check, Copy, ExternalLink } from "lucide-react";
import { useState } from "react";
import { explained } from "@/api/errors.ts";
import { Button, buttonClass } from "@/components/ui/button.tsx";
import { Checkbox } from "@/components/ui/checkbox.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { ErrorPanel } from "@/components/ui/error-panel.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { RelativeTime, TimeUntil } from "@/components/ui/relative-time.tsx";
import { Select } from "@/components/ui/select.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { notifyFailure } from "@/components/ui/toast.tsx";
import type { Version } from "../api/list-versions.ts";
import {
  type ShareLink,
  useCreateShareLink,
  useRevokeShareLink,
  useShareLinks,
} from "../api/share-links.ts";

const DAY_MS = 86_400_000;
const LIFETIMES = [
  { value: "", label: "Until it is taken back" },
  { value: "1", label: "For a day" },
  { value: "7", label: "For a week" },
  { value: "30", label: "For 30 days" },
  { value: "365", label: "For a year" },
] as const;

function expiryOf(days: string): string | null {
  return days === "" ? null : new Date(Date.now() + Number(days) * DAY_MS).toISOString();
}

function NewLink({ url }: { url: string }) {
  const [copied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(url).then(
      () => setCopied(true),
      () =>
        notifyFailure({
          title: "The link was not copied",
          description: "Select it and copy it by hand.",
        }),
    );
  return (
    <section aria-label="New link" className="grid gap-2 rounded-md bg-success-tint p-3">
      <p>Copy it now: it is not kept anywhere and cannot be shown again.</p>
      <Input readOnly aria-label="Link" value={url} onFocus={({ target }) => target.select()} />
      <div className="flex gap-2">
        <Button size="sm" variant="primary" onClick={() => void copy()}>
          {copied ? <Check aria-hidden /> : <Copy aria-hidden />}
          {copied ? "Copied" : "Copy link"}
        </Button>
        <a className={buttonClass("plain", "sm")} href={url} target="_blank" rel="noreferrer">
          <ExternalLink className="size-3.5" aria-hidden />
          Open
        </a>
      </div>
    </section>
  );
}

function stateOf({ revokedAt, expiresAt }: ShareLink): {
  works: boolean;
  words: string;
  at: string | null;
} {
  if (revokedAt !== null) return { works: false, words: "Taken back", at: revokedAt };
  if (expiresAt === null) return { works: true, words: "Works until it is taken back", at: null };
  const works = Date.parse(expiresAt) > Date.now();
  return { works, words: works ? "Works; ends" : "Expired", at: expiresAt };
}

function LinkRow({ link }: { link: ShareLink }) {
  const revoke = useRevokeShareLink(link.versionId);
  const { works, words, at } = stateOf(link);
  return (
    <li className="flex items-center gap-3 border-b border-line-soft py-2 last:border-0">
      <span className="min-w-0 flex-1">
        <span className="block">
          <bdi>{link.createdBy.name}</bdi>, <RelativeTime at={link.createdAt} />
        </span>
        <span className="block text-xs text-ink-3">
          {words}
          {at !== null && <> {works ? <TimeUntil at={at} /> : <RelativeTime at={at} />}</>}
          {link.indexable && works && "; search engines may list it"}
        </span>
      </span>
      {works && (
        <Button size="sm" pending={revoke.isPending} onClick={() => revoke.mutate(link.id)}>
          Take back
        </Button>
      )}
    </li>
  );
}

/** Makes public links to a version, and takes them back. */
export function ShareDialog({
  version,
  onOpenChange,
}: {
  version: Version;
  onOpenChange: (open: boolean) => void;
}) {
  const links = useShareLinks(version.id);
  const create = useCreateShareLink(version.id);
  const [days, setDays] = useState("");
  const [indexable, setIndexable] = useState(false);
  return (
    <Dialog
      open
      onOpenChange={onOpenChange}
      title={`Share version ${version.number}`}
      description="Whoever has the link reads this version without an account. The draft stays here."
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Close</Button>
          <Button
            variant="primary"
            pending={create.isPending}
            onClick={() => create.mutate({ expiresAt: expiryOf(days), indexable })}
          >
            Make a link
          </Button>
        </>
      }
    >
      {create.data && <NewLink url={create.data.url} />}
      {create.isError && <ErrorPanel title="No link was made" {...explained(create.error)} />}
      <Field label="It works">
        <Select value={days} onChange={({ target }) => setDays(target.value)}>
          {LIFETIMES.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      </Field>
      <Checkbox
        checked={indexable}
        onCheckedChange={setIndexable}
        label="Search engines may list the page"
      />
      <section aria-label="Links" className="grid">
        {links.isError ? (
          <ErrorPanel
            title="The links could not be loaded"
            {...explained(links.error)}
            onRetry={() => void links.refetch()}
          />
        ) : !links.data ? (
          <Skeleton width="60%" />
        ) : (
          <ul>
            {links.data.items.map((link) => (
              <LinkRow key={link.id} link={link} />
            ))}
          </ul>
        )}
      </section>
    </Dialog>
  );
}
