import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Badge } from "@/components/ui/badge.tsx";
import { Button } from "@/components/ui/button.tsx";
import { FormDialog } from "@/components/ui/form-dialog.tsx";
import { notifySuccess } from "@/components/ui/toast.tsx";
import { templateName } from "@/lib/author-names.ts";
import { documentPackQuery, type PackUpgrade, useUpgradePack } from "../api/document-pack.ts";

const KINDS = {
  added: { label: "New section", tone: "success" },
  removed: { label: "No longer a section", tone: "danger" },
  changed: { label: "Changed", tone: "neutral" },
} as const;

function Change({ change }: { change: PackUpgrade["changes"][number] }) {
  const { label, tone } = KINDS[change.kind];
  return (
    <li className="grid gap-1.5 border-b border-line-soft pb-3 last:border-0">
      <p className="flex flex-wrap items-center gap-2">
        <b>{change.section?.title ?? "The whole document"}</b>
        <Badge tone={tone}>{label}</Badge>
      </p>
      {change.structure.length > 0 && (
        <ul className="grid gap-0.5">
          {change.structure.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      {change.prompt.length > 0 && (
        <p className="doc-diff whitespace-pre-wrap text-ink-2 wrap-anywhere">
          {change.prompt.map(({ type, text }, index) => {
            // Changes of two fixed texts are never reordered.
            const key = `${index}${type}`;
            if (type === "added") return <ins key={key}>{text}</ins>;
            if (type === "removed") return <del key={key}>{text}</del>;
            return <span key={key}>{text}</span>;
          })}
        </p>
      )}
    </li>
  );
}

function UpgradeDialog({
  docId,
  from,
  upgrade,
  onClose,
}: {
  docId: string;
  from: string;
  upgrade: PackUpgrade;
  onClose: () => void;
}) {
  const { promptPack: to, changes, inapplicable } = upgrade;
  const save = useUpgradePack(docId);
  const submit = async () => {
    await save.mutateAsync({ from, to });
    onClose();
    notifySuccess({
      title: `The document is on ${templateName(to)}`,
      description: "Its text is as it was. Write the draft to bring it into the new form.",
    });
  };
  return (
    <FormDialog
      size="lg"
      title={`From ${templateName(from)} to ${templateName(to)}`}
      description="The text stays as it is. What is written and checked from now on follows the newer pack."
      verb="Upgrade"
      failure="The document was not upgraded"
      onSubmit={submit}
      onClose={onClose}
    >
      <ul aria-label="What changes" className="grid gap-3">
        {changes.map((change) => (
          <Change key={change.section?.id ?? ""} change={change} />
        ))}
      </ul>
      {inapplicable.length > 0 && (
        <p className="text-ink-2">
          Your organization's prompts for {inapplicable.join(", ")} have no effect any more: the
          newer pack has no such section.
        </p>
      )}
    </FormDialog>
  );
}

/** Says quietly that there is a newer pack, and shows what it would change. */
export function PackHint({ docId }: { docId: string }) {
  const { data } = useQuery(documentPackQuery(docId));
  // What was looked at stays on the screen, also when somebody else upgrades the document meanwhile.
  const [seen, setSeen] = useState<{ from: string; upgrade: PackUpgrade }>();
  const upgrade = data?.upgrade;
  return (
    <>
      {upgrade && (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line-soft px-4 py-2 text-ink-2">
          <p className="flex-1">
            This document is on {templateName(data.promptPack)}. There is{" "}
            {templateName(upgrade.promptPack)}.
          </p>
          <Button size="sm" onClick={() => setSeen({ from: data.promptPack, upgrade })}>
            See what changes
          </Button>
        </div>
      )}
      {seen && <UpgradeDialog docId={docId} {...seen} onClose={() => setSeen(undefined)} />}
    </>
  );
}
