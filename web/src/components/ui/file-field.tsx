import { CircleAlert, type LucideIcon, Upload } from "lucide-react";
import { type DragEvent, useId, useRef, useState } from "react";
import { cx } from "@/lib/cx.ts";
import { Button } from "./button.tsx";

function sizeOf({ size }: File): string {
  return size < 1024 * 1024
    ? `${Math.max(1, Math.round(size / 1024))} KB`
    : `${(size / 1024 / 1024).toFixed(1)} MB`;
}

/** One file: chosen, or dropped here. */
export function FileField({
  file,
  problem,
  disabled,
  accept,
  icon: Icon,
  invitation,
  limits,
  onFile,
}: {
  file: File | undefined;
  /** Why this file will not do. */
  problem: string | undefined;
  disabled: boolean;
  accept: string;
  icon: LucideIcon;
  /** "Drop an image here". */
  invitation: string;
  /** "PNG or JPEG, at most 10 MB". */
  limits: string;
  onFile: (file: File | undefined) => void;
}) {
  const id = useId();
  const chooser = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    if (!disabled) onFile(event.dataTransfer.files[0]);
  };
  return (
    <div>
      <label htmlFor={id} className="mb-1.25 block font-medium">
        File
      </label>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button is the first */}
      <div
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
        className={cx(
          "flex min-h-14 items-center gap-3 rounded-md border border-dashed px-3 py-2.5",
          isOver ? "border-lapis-text bg-selected" : "border-line-control",
        )}
      >
        <Icon className="size-5 shrink-0 text-ink-3" aria-hidden />
        <span className="min-w-0 flex-1">
          {file ? (
            <bdi className="block font-medium wrap-anywhere">{file.name}</bdi>
          ) : (
            <span className="block text-ink-2">{invitation}</span>
          )}
          <span className="block text-xs text-ink-3 tabular-nums">
            {file ? sizeOf(file) : limits}
          </span>
        </span>
        <input
          ref={chooser}
          id={id}
          type="file"
          accept={accept}
          className="sr-only"
          tabIndex={-1}
          disabled={disabled}
          onChange={({ target }) => {
            onFile(target.files?.[0]);
            target.value = "";
          }}
        />
        <Button size="sm" disabled={disabled} onClick={() => chooser.current?.click()}>
          <Upload className="size-3.5" aria-hidden />
          {file ? "Another file" : "Choose a file"}
        </Button>
      </div>
      {problem && (
        <p role="alert" className="mt-1.5 flex items-start gap-1.5 text-xs text-danger-text">
          <CircleAlert className="mt-0.5 size-3.5 shrink-0" aria-hidden />
          {problem}
        </p>
      )}
    </div>
  );
}
