import { ArrowDown, ArrowUp, Plus, Trash2 } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { type FieldArrayPath, useFieldArray, useFormContext } from "react-hook-form";
import { Button } from "@/components/ui/button.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { notifySuccess } from "@/components/ui/toast.tsx";
import { cx } from "@/lib/cx.ts";
import { type ContextForm, EMPTY_ROWS, isEmptyRow, type ListName } from "../model/context-form.ts";

export interface RowListProps<Name extends ListName & FieldArrayPath<ContextForm>> {
  name: Name;
  /** What the rows are, for the name of the list. */
  label: string;
  /** What one row is called, in lower case: "goal". */
  noun: string;
  /** What to write here and why, while there is no row. */
  teach: ReactNode;
  max: number;
  readOnly: boolean;
  /** Rows of one field without a label that shows. */
  compact?: boolean;
  children: (index: number) => ReactNode;
}

function focusRow(list: HTMLElement | null, index: number): void {
  list
    ?.querySelectorAll(":scope > li")
    [index]?.querySelector<HTMLElement>("input, textarea, select")
    ?.focus();
}

function isOneLine(target: EventTarget): boolean {
  return target instanceof Element && target.matches("input, [data-one-line]");
}

/**
 * Repeatable rows. Enter in a one-line field adds the next row, Alt with the arrows moves a row,
 * Ctrl/Cmd with Shift and Backspace removes it; what was removed can be brought back.
 */
export function RowList<Name extends ListName & FieldArrayPath<ContextForm>>({
  name,
  label,
  noun,
  teach,
  max,
  readOnly,
  compact = false,
  children,
}: RowListProps<Name>) {
  const form = useFormContext<ContextForm>();
  const array = useFieldArray<ContextForm, Name>({ control: form.control, name });
  const list = useRef<HTMLOListElement>(null);
  const focusNext = useRef<number>(undefined);
  const [said, setSaid] = useState("");
  const count = array.fields.length;
  const full = count >= max;

  useEffect(() => {
    if (focusNext.current === undefined) return;
    focusRow(list.current, focusNext.current);
    focusNext.current = undefined;
  });

  const insert = (index: number) => {
    if (full || readOnly) return;
    focusNext.current = index;
    array.insert(index, EMPTY_ROWS[name] as never, { shouldFocus: false });
    setSaid(`Added ${noun} ${index + 1}`);
  };
  const move = (index: number, to: number) => {
    if (to < 0 || to >= count || readOnly) return;
    focusNext.current = to;
    array.move(index, to);
    setSaid(`Moved ${noun} to place ${to + 1} of ${count}`);
  };
  const remove = (index: number) => {
    if (readOnly) return;
    const row = structuredClone(form.getValues(name)[index]);
    focusNext.current = Math.max(0, Math.min(index, count - 2));
    array.remove(index);
    setSaid(`Removed ${noun} ${index + 1}`);
    if (!row || isEmptyRow(row)) return;
    notifySuccess({
      title: `Removed ${noun} ${index + 1}`,
      action: {
        label: "Bring it back",
        run: () => array.insert(index, row as never, { shouldFocus: false }),
      },
    });
  };
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    if (event.nativeEvent.isComposing) return;
    const { key, altKey, shiftKey, target } = event;
    const modifier = event.ctrlKey || event.metaKey;
    if (altKey && (key === "ArrowUp" || key === "ArrowDown")) {
      event.preventDefault();
      move(index, index + (key === "ArrowUp" ? -1 : 1));
    } else if (modifier && shiftKey && key === "Backspace") {
      event.preventDefault();
      remove(index);
    } else if (key === "Enter" && !modifier && isOneLine(target)) {
      event.preventDefault();
      insert(index + 1);
    }
  };

  return (
    <section aria-label={label}>
      {count === 0 && (
        <p className="rounded-lg border border-dashed border-line-strong p-4 text-ink-2">{teach}</p>
      )}
      <ol ref={list}>
        {array.fields.map((field, index) => (
          <li
            key={field.id}
            className={cx(
              "grid grid-cols-[minmax(0,1fr)_auto] gap-x-2 gap-y-2 border-b border-line-soft first:pt-0 md:grid-cols-[20px_minmax(0,1fr)_auto] md:gap-x-3",
              compact ? "py-2" : "py-4",
            )}
            onKeyDown={(event) => onKeyDown(event, index)}
          >
            <span
              aria-hidden
              className={cx(
                "self-center text-ink-3 tabular-nums md:self-start",
                compact ? "md:pt-1.5" : "md:pt-8",
              )}
            >
              <span className="capitalize md:hidden">{noun} </span>
              {index + 1}
            </span>
            <div className="grid min-w-0 gap-3 max-md:order-3 max-md:col-span-2">
              {children(index)}
            </div>
            {!readOnly && (
              <div className={cx("flex", compact ? "md:pt-0.5" : "md:flex-col md:pt-6")}>
                <IconButton
                  label={`Move ${noun} ${index + 1} up`}
                  disabled={index === 0}
                  onClick={() => move(index, index - 1)}
                >
                  <ArrowUp className="size-3.5" aria-hidden />
                </IconButton>
                <IconButton
                  label={`Move ${noun} ${index + 1} down`}
                  disabled={index === count - 1}
                  onClick={() => move(index, index + 1)}
                >
                  <ArrowDown className="size-3.5" aria-hidden />
                </IconButton>
                <IconButton label={`Remove ${noun} ${index + 1}`} onClick={() => remove(index)}>
                  <Trash2 className="size-3.5" aria-hidden />
                </IconButton>
              </div>
            )}
          </li>
        ))}
      </ol>
      {!readOnly && (
        <div className="mt-3">
          <Button onClick={() => insert(count)} disabled={full}>
            <Plus aria-hidden />
            Add {noun}
          </Button>
          {full && <span className="ms-3 text-xs text-ink-3">{max} is the most there can be.</span>}
        </div>
      )}
      <span role="status" className="sr-only">
        {said}
      </span>
    </section>
  );
}
