import { useState } from "react";
import { explained } from "@/api/errors.ts";
import { Badge } from "@/components/ui/badge.tsx";
import { Button } from "@/components/ui/button.tsx";
import { ErrorPanel } from "@/components/ui/error-panel.tsx";
import { Field } from "@/components/ui/field.tsx";
import { FormDialog } from "@/components/ui/form-dialog.tsx";
import { Textarea } from "@/components/ui/input.tsx";
import { Select } from "@/components/ui/select.tsx";
import {
  type OrganizationPack,
  type SectionOverride,
  usePutOverride,
} from "../api/organization-pack.ts";
import { effectivePrompt, overrideProblem, PROMPT_PLACE } from "../model/effective-prompt.ts";

type PackSection = OrganizationPack["sections"][number];

const MODES: Record<SectionOverride["mode"], string> = {
  append: "Say after the pack's prompt",
  prepend: "Say before the pack's prompt",
  wrap: "Say around the pack's prompt",
  replace: "Say instead of the pack's prompt",
};

function isMode(value: string): value is SectionOverride["mode"] {
  return value in MODES;
}

function OverrideDialog({
  pack,
  section,
  onClose,
}: {
  pack: OrganizationPack;
  section: PackSection;
  onClose: () => void;
}) {
  const others = pack.override.sections.filter((other) => other.section !== section.id);
  const current = pack.override.sections.find((other) => other.section === section.id);
  const [mode, setMode] = useState(current?.mode ?? "append");
  const [text, setText] = useState(current?.text ?? "");
  const [tried, setTried] = useState(false);
  const save = usePutOverride(pack);
  const problem = overrideProblem({ mode, text });
  const put = (sections: SectionOverride[]) =>
    save.mutateAsync(sections).then(onClose, () => undefined);
  return (
    <FormDialog
      size="lg"
      title={section.title}
      description="Headings, tables, the rules of the pack and the checks stay as they are."
      verb="Save"
      pending={save.isPending}
      cancel={
        <>
          {current && (
            <Button className="me-auto" disabled={save.isPending} onClick={() => void put(others)}>
              Use the pack's own
            </Button>
          )}
          <Button onClick={onClose}>Cancel</Button>
        </>
      }
      onSubmit={async () => {
        setTried(true);
        if (problem === undefined) await put([...others, { section: section.id, mode, text }]);
      }}
      onClose={onClose}
    >
      {save.isError && <ErrorPanel title="The prompt was not saved" {...explained(save.error)} />}
      <Field label="What to do">
        <Select
          value={mode}
          onChange={({ target }) => {
            if (!isMode(target.value)) return;
            setMode(target.value);
            if (target.value === "wrap" && text.trim() === "") setText(`\n\n${PROMPT_PLACE}\n\n`);
          }}
        >
          {Object.entries(MODES).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      </Field>
      <Field
        label="Your text"
        error={tried ? problem : undefined}
        hint={
          mode === "wrap" ? `The pack's own prompt stands where ${PROMPT_PLACE} is.` : undefined
        }
      >
        <Textarea rows={5} value={text} onChange={({ target }) => setText(target.value)} />
      </Field>
      <section aria-label="What the writer is told" className="grid gap-1.5">
        <h3 className="font-medium">What the writer is told</h3>
        <pre className="rounded-md bg-sunken p-3 font-sans text-xs whitespace-pre-wrap text-ink-2 wrap-anywhere">
          {effectivePrompt(section.prompt, { mode, text })}
          {"\n\n"}
          {section.outline}
        </pre>
      </section>
    </FormDialog>
  );
}

/** One section of a pack: what a writer is told about it, and a way to say it otherwise. */
export function SectionPrompt({
  pack,
  section,
  mayChange,
}: {
  pack: OrganizationPack;
  section: PackSection;
  mayChange: boolean;
}) {
  const [open, setOpen] = useState(false);
  const override = pack.override.sections.find((other) => other.section === section.id);
  return (
    <li className="grid gap-1.5 border-b border-line-soft py-3.5 last:border-0">
      <div className="flex items-start gap-2">
        <h2 className="flex min-w-0 flex-1 flex-wrap items-center gap-2 font-medium">
          {section.title}
          {override && <Badge tone="attention">{MODES[override.mode]}</Badge>}
        </h2>
        {mayChange && (
          <Button size="sm" aria-label={`Change ${section.title}`} onClick={() => setOpen(true)}>
            Change
          </Button>
        )}
      </div>
      <p className="max-w-prose whitespace-pre-wrap text-ink-2 wrap-anywhere">
        {effectivePrompt(section.prompt, override)}
      </p>
      {open && <OverrideDialog pack={pack} section={section} onClose={() => setOpen(false)} />}
    </li>
  );
}
