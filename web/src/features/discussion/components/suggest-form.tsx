import { useState } from "react";
import { explain } from "@/api/errors.ts";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Form } from "@/components/ui/form.tsx";
import { Input, Textarea } from "@/components/ui/input.tsx";
import { useCreateSuggestion } from "../api/suggestions.ts";

/** Another text for the piece that was selected when the form opened. */
export function SuggestForm({
  docId,
  quote,
  start,
  onDone,
}: {
  docId: string;
  quote: string;
  start: number;
  onDone: () => void;
}) {
  const create = useCreateSuggestion(docId);
  const [replacement, setReplacement] = useState(quote);
  const [note, setNote] = useState("");
  const [error, setError] = useState<string>();
  const send = async () => {
    if (replacement === quote) {
      setError("Change something first.");
      return;
    }
    try {
      const why = note.trim();
      await create.mutateAsync({ quote, start, replacement, ...(why && { note: why }) });
      onDone();
    } catch (failure) {
      setError(explain(failure));
    }
  };
  return (
    <Form onSubmit={send} className="grid gap-2.5">
      <Field label="What it should say" error={error}>
        <Textarea
          controlSize="md"
          autoFocus
          value={replacement}
          onChange={(event) => setReplacement(event.target.value)}
        />
      </Field>
      <Field label="Why" optional>
        <Input
          controlSize="md"
          maxLength={2_000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </Field>
      <div className="flex justify-end gap-1.5">
        <Button size="sm" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" size="sm" variant="primary" pending={create.isPending}>
          Suggest
        </Button>
      </div>
    </Form>
  );
}
