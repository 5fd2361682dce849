import { Upload } from "lucide-react";
import { type ReactNode, useId, useRef, useState } from "react";
import { explain, explained } from "@/api/errors.ts";
import { Button } from "@/components/ui/button.tsx";
import { Checkbox } from "@/components/ui/checkbox.tsx";
import { ErrorPanel } from "@/components/ui/error-panel.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input, Textarea } from "@/components/ui/input.tsx";
import { notifySuccess } from "@/components/ui/toast.tsx";
import {
  type Branding,
  type BrandingSettings,
  useDeleteLogo,
  useLogoUrl,
  usePutBranding,
  useUploadLogo,
} from "../api/branding.ts";
import { NotAPictureError, readLogo } from "../model/read-logo.ts";
import { BrandingSample } from "./branding-sample.tsx";

function ColorField({
  label,
  value,
  disabled,
  onChange,
}: {
  label: string;
  value: string;
  disabled: boolean;
  onChange: (color: string) => void;
}) {
  return (
    <Field label={label}>
      <span className="flex items-center gap-2">
        <input
          type="color"
          aria-label={`${label}, picker`}
          value={value}
          disabled={disabled}
          onChange={({ target }) => onChange(target.value)}
          className="h-9 w-11 shrink-0 rounded-md bg-raised p-1 inset-ring inset-ring-line-control md:h-8"
        />
        <span className="font-mono text-xs text-ink-2">{value}</span>
      </span>
    </Field>
  );
}

function LogoField({
  branding,
  logoUrl,
  disabled,
}: {
  branding: Branding;
  logoUrl: string | undefined;
  disabled: boolean;
}) {
  const [refusal, setRefusal] = useState<ReactNode>();
  const chooser = useRef<HTMLInputElement>(null);
  const id = useId();
  const upload = useUploadLogo(branding.organizationId);
  const remove = useDeleteLogo(branding.organizationId);
  const take = async (file: File | undefined) => {
    setRefusal(undefined);
    if (!file) return;
    try {
      upload.mutate(await readLogo(file));
    } catch (error) {
      if (!(error instanceof NotAPictureError)) throw error;
      setRefusal(error.message);
    }
  };
  const failure = upload.error ?? remove.error;
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="text-xs font-medium text-ink-2">
        Logo
      </label>
      <div className="flex flex-wrap items-center gap-3">
        {logoUrl && (
          <span className="grid h-12 min-w-20 place-items-center rounded-md bg-white px-3 inset-ring inset-ring-line">
            <img src={logoUrl} alt="The logo" className="max-h-9 max-w-40 object-contain" />
          </span>
        )}
        <input
          ref={chooser}
          id={id}
          type="file"
          accept="image/png,image/jpeg,image/svg+xml,image/webp"
          className="sr-only"
          disabled={disabled}
          onChange={({ target }) => void take(target.files?.[0])}
        />
        <Button
          pending={upload.isPending}
          disabled={disabled}
          onClick={() => chooser.current?.click()}
        >
          <Upload className="size-3.5" aria-hidden />
          {branding.logo ? "Replace" : "Upload"}
        </Button>
        {branding.logo && (
          <Button
            pending={remove.isPending}
            disabled={disabled}
            onClick={() => remove.mutate(undefined)}
          >
            Remove
          </Button>
        )}
      </div>
      <p className="text-xs text-ink-3">
        PNG, JPEG, SVG or WebP. It stands on title pages, 190 × 56 points at most.
      </p>
      {(refusal || failure) && (
        <p role="alert" className="text-xs text-danger-text">
          {refusal ?? (failure && explain(failure))}
        </p>
      )}
    </div>
  );
}

/** Everything about how exports look, with a sample beside it that follows each change. */
export function BrandingForm({
  branding,
  organizationName,
  mayChange,
}: {
  branding: Branding;
  organizationName: string;
  mayChange: boolean;
}) {
  const [settings, setSettings] = useState<BrandingSettings>(branding.settings);
  const save = usePutBranding(branding.organizationId);
  const { data: logo } = useLogoUrl(branding.organizationId, branding.logo?.hash);
  const logoUrl = branding.logo ? logo : undefined;
  const set = (change: Partial<BrandingSettings>) => setSettings({ ...settings, ...change });
  const text = (value: string) => (value.trim() === "" ? null : value);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-8 lg:grid-cols-[minmax(0,26rem)_minmax(0,1fr)]">
      <form
        className="grid grid-cols-[minmax(0,1fr)] gap-4.5"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(settings, {
            onSuccess: () =>
              notifySuccess({
                title: "Branding saved",
                description: "Exports look like this from now on.",
              }),
          });
        }}
      >
        {!mayChange && (
          <p className="text-ink-2">
            Owners and admins of the organization can change how its exports look.
          </p>
        )}
        <LogoField branding={branding} logoUrl={logoUrl} disabled={!mayChange} />
        <div className="grid grid-cols-2 gap-3">
          <ColorField
            label="Titles"
            value={settings.primaryColor}
            disabled={!mayChange}
            onChange={(primaryColor) => set({ primaryColor })}
          />
          <ColorField
            label="Accents"
            value={settings.accentColor}
            disabled={!mayChange}
            onChange={(accentColor) => set({ accentColor })}
          />
        </div>
        <Field
          label="Header"
          optional
          hint="{title}, {version}, {project}, {organization} and {date} are filled in."
        >
          <Input
            value={settings.header ?? ""}
            maxLength={120}
            disabled={!mayChange}
            placeholder="{title}"
            onChange={({ target }) => set({ header: text(target.value) })}
          />
        </Field>
        <Field label="Footer" optional>
          <Input
            value={settings.footer ?? ""}
            maxLength={120}
            disabled={!mayChange}
            placeholder="{organization} · {project}"
            onChange={({ target }) => set({ footer: text(target.value) })}
          />
        </Field>
        <Field label="Note on the title page" optional>
          <Textarea
            value={settings.coverNote ?? ""}
            maxLength={600}
            rows={3}
            disabled={!mayChange}
            placeholder="Who may read it, for example"
            onChange={({ target }) => set({ coverNote: text(target.value) })}
          />
        </Field>
        <div className="grid gap-2">
          <Checkbox
            label="Title page, unless an export is asked for without"
            checked={settings.cover}
            disabled={!mayChange}
            onCheckedChange={(cover) => set({ cover })}
          />
          <Checkbox
            label="Document control: a table of the versions and who approved them"
            checked={settings.documentControl}
            disabled={!mayChange}
            onCheckedChange={(documentControl) => set({ documentControl })}
          />
        </div>
        {save.isError && (
          <ErrorPanel title="The branding was not saved" {...explained(save.error)} />
        )}
        {mayChange && (
          <Button
            type="submit"
            variant="primary"
            pending={save.isPending}
            className="justify-self-start"
          >
            Save
          </Button>
        )}
      </form>
      <BrandingSample settings={settings} logoUrl={logoUrl} organizationName={organizationName} />
    </div>
  );
}
