import { Checkbox } from "@/components/ui/checkbox.tsx";
import { Field } from "@/components/ui/field.tsx";
import { SegmentedControl } from "@/components/ui/segmented-control.tsx";
import { Select } from "@/components/ui/select.tsx";
import type { ExportChoice, ExportOptions } from "../model/export-choice.ts";

const SIZES = [
  { value: "A4", label: "A4" },
  { value: "LETTER", label: "Letter" },
] as const;

const DEPTHS = [
  { value: 0, label: "No contents" },
  { value: 1, label: "1 level" },
  { value: 2, label: "2 levels" },
  { value: 3, label: "3 levels" },
  { value: 4, label: "4 levels" },
  { value: 6, label: "All levels" },
];

/** How the file looks, and what it says beside the text; Markdown has no pages to choose. */
export function ExportOptionFields({
  choice: { format, options },
  usualCover,
  onChange,
}: {
  choice: ExportChoice;
  /** Whether the organization's files have a title page. */
  usualCover: boolean;
  onChange: (options: ExportOptions) => void;
}) {
  return (
    <fieldset className="grid gap-3 border-t border-line pt-3.5">
      <legend className="sr-only">Options</legend>
      {format !== "md" && (
        <PageFields options={options} usualCover={usualCover} onChange={onChange} />
      )}
      <Checkbox
        label="Comments and open suggestions"
        checked={options.comments}
        onCheckedChange={(comments) => onChange({ ...options, comments })}
      />
    </fieldset>
  );
}

function PageFields({
  options,
  usualCover,
  onChange,
}: {
  options: ExportOptions;
  usualCover: boolean;
  onChange: (options: ExportOptions) => void;
}) {
  return (
    <>
      <div className="grid grid-cols-2 items-start gap-3">
        <Field label="Contents">
          <Select
            controlSize="md"
            value={options.contentsDepth}
            onChange={({ target }) => onChange({ ...options, contentsDepth: Number(target.value) })}
          >
            {DEPTHS.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        </Field>
        <div className="grid gap-1.5 justify-self-start">
          <span className="font-medium" aria-hidden>
            Paper
          </span>
          <SegmentedControl
            label="Paper"
            value={options.pageSize}
            options={SIZES}
            onValueChange={(pageSize) => onChange({ ...options, pageSize })}
          />
        </div>
      </div>
      <Checkbox
        label="Title page"
        checked={options.cover ?? usualCover}
        onCheckedChange={(cover) => {
          const { cover: _, ...others } = options;
          onChange(cover === usualCover ? others : { ...others, cover });
        }}
      />
    </>
  );
}
