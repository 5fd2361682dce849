import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { useForm } from "react-hook-form";
import * as z from "zod/mini";
import { Checkbox } from "@/components/ui/checkbox.tsx";
import { Field } from "@/components/ui/field.tsx";
import { FormDialog } from "@/components/ui/form-dialog.tsx";
import { Input } from "@/components/ui/input.tsx";
import { SegmentedControl } from "@/components/ui/segmented-control.tsx";
import { Select } from "@/components/ui/select.tsx";
import { showServerIssues } from "@/lib/form-errors.ts";
import { type KeyPermission, type NewApiKey, useCreateApiKey } from "../api/api-keys.ts";
import { PERMISSION_GROUPS, PRESETS } from "../model/permissions.ts";

const keyForm = z.object({
  name: z
    .string()
    .check(
      z.trim(),
      z.minLength(1, "Give it a name, so that you know it again."),
      z.maxLength(100, "At most 100 characters."),
    ),
  expiresInDays: z.string(),
});
type KeyForm = z.infer<typeof keyForm>;

const LIVES = [
  ["7", "7 days"],
  ["30", "30 days"],
  ["90", "90 days"],
  ["365", "A year"],
] as const;

const SCOPES = [
  { value: "read", label: "Read only" },
  { value: "write", label: "Read and write" },
  { value: "chosen", label: "Choose" },
] as const;
type Scope = (typeof SCOPES)[number]["value"];

function PermissionChoice({
  chosen,
  onChange,
}: {
  chosen: ReadonlySet<KeyPermission>;
  onChange: (chosen: ReadonlySet<KeyPermission>) => void;
}) {
  const toggle = (permission: KeyPermission, isOn: boolean) => {
    const next = new Set(chosen);
    if (isOn) next.add(permission);
    else next.delete(permission);
    onChange(next);
  };
  return (
    <div className="grid gap-4 md:grid-cols-2">
      {PERMISSION_GROUPS.map(({ group, permissions }) => (
        <fieldset key={group} className="grid content-start gap-1.5">
          <legend className="mb-1.5 text-xs font-medium text-ink-3">{group}</legend>
          {permissions.map(({ permission, label }) => (
            <Checkbox
              key={permission}
              label={label}
              checked={chosen.has(permission)}
              onCheckedChange={(isOn) => toggle(permission, isOn)}
            />
          ))}
        </fieldset>
      ))}
    </div>
  );
}

/** Asks what a new key is for and what it may do. */
export function NewKeyDialog({
  organizationId,
  onClose,
  onMade,
}: {
  organizationId: string;
  onClose: () => void;
  onMade: (key: NewApiKey) => void;
}) {
  const [scope, setScope] = useState<Scope>("read");
  const [chosen, setChosen] = useState<ReadonlySet<KeyPermission>>(new Set(PRESETS.read));
  const [tried, setTried] = useState(false);
  const create = useCreateApiKey(organizationId);
  const form = useForm<KeyForm>({
    resolver: zodResolver(keyForm),
    mode: "onBlur",
    reValidateMode: "onChange",
    defaultValues: { name: "", expiresInDays: "90" },
  });
  const submit = form.handleSubmit(async ({ name, expiresInDays }) => {
    setTried(true);
    if (chosen.size === 0) return;
    try {
      const days = Number(expiresInDays);
      onMade(await create.mutateAsync({ name, permissions: [...chosen], expiresInDays: days }));
    } catch (error) {
      if (!showServerIssues(form, error, ["name"])) throw error;
    }
  });
  return (
    <FormDialog
      title="New API key"
      description="For a program that works with this organization."
      size="lg"
      verb="Create key"
      pendingVerb="Creating…"
      failure="The key was not created"
      onSubmit={submit}
      onClose={onClose}
    >
      <div className="grid gap-4 md:grid-cols-[minmax(0,1fr)_9rem]">
        <Field label="Name" required error={form.formState.errors.name?.message}>
          <Input autoComplete="off" {...form.register("name")} />
        </Field>
        <Field label="Works for">
          <Select {...form.register("expiresInDays")}>
            {LIVES.map(([days, words]) => (
              <option key={days} value={days}>
                {words}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <div>
        <p className="mb-1.5 font-medium">May</p>
        <SegmentedControl
          label="What it may do"
          value={scope}
          options={SCOPES}
          onValueChange={(next) => {
            setScope(next);
            if (next !== "chosen") setChosen(new Set(PRESETS[next]));
          }}
        />
        {scope !== "chosen" && (
          <p className="mt-2 text-xs text-ink-3">
            {scope === "read"
              ? "Projects, documents, versions, exports and comments."
              : "The same, and write, generate, publish and export them."}
          </p>
        )}
      </div>
      {scope === "chosen" && <PermissionChoice chosen={chosen} onChange={setChosen} />}
      {tried && chosen.size === 0 && (
        <p role="alert" className="text-xs text-danger-text">
          Choose at least one permission.
        </p>
      )}
    </FormDialog>
  );
}
