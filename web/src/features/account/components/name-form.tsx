import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { explained } from "@/api/errors.ts";
import { Button } from "@/components/ui/button.tsx";
import { ErrorPanel } from "@/components/ui/error-panel.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Form } from "@/components/ui/form.tsx";
import { Input } from "@/components/ui/input.tsx";
import { notifySuccess } from "@/components/ui/toast.tsx";
import { showServerIssues } from "@/lib/form-errors.ts";
import { useUpdateMe } from "../api/own-account.ts";
import { nameForm, type NameForm as Values } from "../model/account-form.ts";

/** Changes what one is called. */
export function NameForm({ name }: { name: string }) {
  const form = useForm<Values>({
    resolver: zodResolver(nameForm),
    mode: "onBlur",
    reValidateMode: "onChange",
    values: { name },
  });
  const update = useUpdateMe();
  const { errors, isSubmitting, isDirty } = form.formState;
  const submit = form.handleSubmit(async (values) => {
    try {
      await update.mutateAsync(values);
      notifySuccess({ title: "Your name is changed" });
    } catch (error) {
      if (showServerIssues(form, error, ["name"])) update.reset();
    }
  });
  return (
    <Form aria-label="Name" onSubmit={submit} className="grid max-w-94 gap-4">
      {update.isError && (
        <ErrorPanel title="Your name was not changed" {...explained(update.error)} />
      )}
      <Field
        label="Name"
        required
        error={errors.name?.message}
        hint="What others see beside what you write."
      >
        <Input autoComplete="name" {...form.register("name")} />
      </Field>
      <Button
        type="submit"
        disabled={!isDirty}
        pending={isSubmitting}
        className="justify-self-start"
      >
        Save
      </Button>
    </Form>
  );
}
