import type { ReactNode } from "react";
import { type FieldPath, useFormContext, useWatch } from "react-hook-form";
import { Field } from "@/components/ui/field.tsx";
import { Input, Textarea } from "@/components/ui/input.tsx";
import { Select } from "@/components/ui/select.tsx";
import { type ContextForm, type ListName, missingFields } from "../model/context-form.ts";

interface AnswerProps {
  name: FieldPath<ContextForm>;
  label: string;
  hint?: ReactNode;
  placeholder?: string;
  maxLength?: number;
  hideLabel?: boolean;
  readOnly: boolean;
}

// The last two parts of `goals.3.statement` say whether a started row lacks this field.
function useMissing(name: FieldPath<ContextForm>): string | undefined {
  const [list = "", index, field = ""] = name.split(".");
  const row: unknown = useWatch<ContextForm>({
    name: `${list}.${index}` as FieldPath<ContextForm>,
  });
  if (field === "" || typeof row !== "object" || row === null) return undefined;
  const missing: readonly string[] = missingFields(list as ListName, row as never);
  return missing.includes(field) ? "Fill this in, or this row is not saved." : undefined;
}

/** One line of an answer. */
export function TextAnswer({ name, label, hint, readOnly, ...rest }: AnswerProps) {
  const { register } = useFormContext<ContextForm>();
  return (
    <Field label={label} hint={hint} error={useMissing(name)}>
      <Input
        controlSize="md"
        autoComplete="off"
        readOnly={readOnly}
        {...rest}
        {...register(name)}
      />
    </Field>
  );
}

/** One statement; it grows when it is longer than its line, and Enter still ends it. */
export function StatementAnswer({
  name,
  label,
  hint,
  hideLabel = false,
  readOnly,
  ...rest
}: AnswerProps) {
  const { register } = useFormContext<ContextForm>();
  return (
    <Field label={label} hideLabel={hideLabel} hint={hint} error={useMissing(name)}>
      <Textarea
        controlSize="md"
        rows={1}
        data-one-line
        className="[&_textarea]:resize-none"
        readOnly={readOnly}
        {...rest}
        {...register(name)}
      />
    </Field>
  );
}

/** An answer of several sentences. */
export function LongAnswer({
  name,
  label,
  hint,
  readOnly,
  rows = 2,
  ...rest
}: AnswerProps & { rows?: number }) {
  const { register } = useFormContext<ContextForm>();
  return (
    <Field label={label} hint={hint} error={useMissing(name)}>
      <Textarea controlSize="md" rows={rows} readOnly={readOnly} {...rest} {...register(name)} />
    </Field>
  );
}

/** An answer out of a list; the first choice is none. */
export function ChoiceAnswer({
  name,
  label,
  hint,
  options,
  readOnly,
}: AnswerProps & { options: readonly { value: string; label: string }[] }) {
  const { register } = useFormContext<ContextForm>();
  return (
    <Field label={label} hint={hint} error={useMissing(name)}>
      <Select controlSize="md" {...register(name)} {...(readOnly ? { disabled: true } : {})}>
        <option value="">Not said yet</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </Select>
    </Field>
  );
}
