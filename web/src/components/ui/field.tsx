import { CircleAlert } from "lucide-react";
import { createContext, type ReactNode, useContext, useId } from "react";
import { cx } from "@/lib/cx.ts";

interface FieldContextValue {
  id: string;
  describedBy: string | undefined;
  invalid: boolean;
  required: boolean;
}

const FieldContext = createContext<FieldContextValue | null>(null);

/** The ids and state that a control inside a `Field` must carry. */
export function useFieldControl(): {
  id?: string;
  "aria-describedby"?: string | undefined;
  "aria-invalid"?: true | undefined;
  "aria-required"?: true | undefined;
} {
  const field = useContext(FieldContext);
  if (!field) return {};
  return {
    id: field.id,
    "aria-describedby": field.describedBy,
    "aria-invalid": field.invalid || undefined,
    "aria-required": field.required || undefined,
  };
}

export interface FieldProps {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  required?: boolean;
  /** Marks a field that may stay empty, in words. */
  optional?: boolean;
  hideLabel?: boolean;
  /** Of the control; one is made up otherwise. */
  id?: string | undefined;
  className?: string;
  children: ReactNode;
}

/** A label, one control, and beside it the hint or the error. */
export function Field({
  label,
  hint,
  error,
  required = false,
  optional = false,
  hideLabel = false,
  id: givenId,
  className,
  children,
}: FieldProps) {
  const ownId = useId();
  const id = givenId ?? ownId;
  const noteId = `${id}-note`;
  const value: FieldContextValue = {
    id,
    describedBy: error || hint ? noteId : undefined,
    invalid: Boolean(error),
    required,
  };
  return (
    <div className={cx("block min-w-0", className)}>
      <label
        htmlFor={id}
        className={cx(hideLabel ? "sr-only" : "mb-1.5 flex justify-between font-medium")}
      >
        {label}
        {optional && <span className="font-text text-ink-3">optional</span>}
      </label>
      <FieldContext.Provider value={value}>{children}</FieldContext.Provider>
      {error ? (
        <p id={noteId} className="mt-1.5 flex gap-1.5 text-xs text-danger-text">
          <CircleAlert className="mt-px size-3.5" aria-hidden />
          {error}
        </p>
      ) : (
        hint && (
          <p id={noteId} className="mt-1.5 text-xs text-ink-3">
            {hint}
          </p>
        )
      )}
    </div>
  );
}
