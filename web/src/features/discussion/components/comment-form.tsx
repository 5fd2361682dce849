import { type KeyboardEvent, useRef, useState } from "react";
import { explain } from "@/api/errors.ts";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Form } from "@/components/ui/form.tsx";
import { Textarea } from "@/components/ui/input.tsx";

/** A few lines and a button; what was written stays until it has been sent. */
export function CommentForm({
  label,
  verb,
  onSend,
  id,
}: {
  label: string;
  verb: string;
  onSend: (body: string) => Promise<unknown>;
  id?: string;
}) {
  const [body, setBody] = useState("");
  const [error, setError] = useState<string>();
  const [sending, setSending] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const send = async () => {
    if (body.trim() === "") {
      setError("Write something first.");
      return;
    }
    setSending(true);
    try {
      await onSend(body);
      setBody("");
      setError(undefined);
    } catch (failure) {
      setError(explain(failure));
    } finally {
      setSending(false);
    }
  };
  const sendByKey = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    event.stopPropagation();
    form.current?.requestSubmit();
  };
  return (
    <Form ref={form} onSubmit={send} className="grid gap-2">
      <Field label={label} hideLabel error={error}>
        <Textarea
          controlSize="md"
          rows={1}
          placeholder={label}
          value={body}
          onChange={(event) => setBody(event.target.value)}
          onKeyDown={sendByKey}
          {...(id ? { id } : {})}
        />
      </Field>
      {body !== "" && (
        <Button
          type="submit"
          size="sm"
          variant="primary"
          pending={sending}
          className="justify-self-end"
        >
          {verb}
        </Button>
      )}
    </Form>
  );
}
