import { type KeyboardEvent, useRef, useState } from "react";
import { explain } from "@/api/errors.ts";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Form } from "@/components/ui/form.tsx";
import { toBody, toWritten } from "../model/mentions.ts";
import { MentionTextarea, type WrittenComment } from "./mention-textarea.tsx";

const EMPTY: WrittenComment = { text: "", people: [] };

/** A few lines and a button; what was written stays until it has been sent. */
export function CommentForm({
  label,
  verb,
  organizationId,
  body,
  onSend,
  onCancel,
  id,
}: {
  label: string;
  verb: string;
  /** Whose members may be mentioned. */
  organizationId: string | undefined;
  /** What it says already. */
  body?: string;
  onSend: (body: string) => Promise<unknown>;
  onCancel?: () => void;
  id?: string;
}) {
  const [written, setWritten] = useState<WrittenComment>(() =>
    body === undefined ? EMPTY : toWritten(body),
  );
  const [error, setError] = useState<string>();
  const [sending, setSending] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const send = async () => {
    if (written.text.trim() === "") {
      setError("Write something first.");
      return;
    }
    setSending(true);
    try {
      await onSend(toBody(written.text, written.people));
      setWritten(EMPTY);
      setError(undefined);
    } catch (failure) {
      setError(explain(failure));
    } finally {
      setSending(false);
    }
  };
  const handleKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape" && onCancel) {
      event.preventDefault();
      event.stopPropagation();
      onCancel();
      return;
    }
    if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    event.stopPropagation();
    form.current?.requestSubmit();
  };
  return (
    <Form ref={form} onSubmit={send} className="grid gap-2">
      <Field id={id} label={label} hideLabel error={error}>
        <MentionTextarea
          value={written}
          onChange={setWritten}
          organizationId={organizationId}
          placeholder={label}
          onKeyDown={handleKey}
          autoFocus={onCancel !== undefined}
        />
      </Field>
      {(written.text !== "" || onCancel) && (
        <div className="flex justify-end gap-1.5">
          {onCancel && (
            <Button size="sm" onClick={onCancel}>
              Cancel
            </Button>
          )}
          <Button type="submit" size="sm" variant="primary" pending={sending}>
            {verb}
          </Button>
        </div>
      )}
    </Form>
  );
}
