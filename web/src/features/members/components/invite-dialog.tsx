import { zodResolver } from "@hookform/resolvers/zod";
import { useId } from "react";
import { Controller, useForm } from "react-hook-form";
import * as z from "zod/mini";
import { ApiError, explained } from "@/api/errors.ts";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { ErrorPanel } from "@/components/ui/error-panel.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Form } from "@/components/ui/form.tsx";
import { Input } from "@/components/ui/input.tsx";
import { RadioGroup } from "@/components/ui/radio-group.tsx";
import { emailField } from "@/lib/email-field.ts";
import { showServerIssues } from "@/lib/form-errors.ts";
import { describeRole, grantableRoles, type Role, roleName } from "@/lib/roles.ts";
import { useCreateInvitation } from "../api/invitations.ts";

const inviteForm = z.object({
  email: emailField,
  role: z.enum(["OWNER", "ADMIN", "EDITOR", "VIEWER"]),
});
type InviteForm = z.infer<typeof inviteForm>;

/** Asks whom to invite, and as what. */
export function InviteDialog({
  organizationId,
  organizationName,
  ownRole,
  onOpenChange,
}: {
  organizationId: string;
  organizationName: string;
  /** The role of the person who invites. */
  ownRole: Role;
  onOpenChange: (open: boolean) => void;
}) {
  const id = useId();
  const invite = useCreateInvitation(organizationId);
  const form = useForm<InviteForm>({
    resolver: zodResolver(inviteForm),
    mode: "onBlur",
    reValidateMode: "onChange",
    defaultValues: { email: "", role: "EDITOR" },
  });
  const submit = form.handleSubmit(async (values) => {
    try {
      await invite.mutateAsync(values);
      onOpenChange(false);
    } catch (error) {
      if (error instanceof ApiError && error.code === "CONFLICT") {
        form.setError(
          "email",
          { message: "This person is a member already. Change their role in the list." },
          { shouldFocus: true },
        );
        invite.reset();
      } else if (showServerIssues(form, error, ["email"])) {
        invite.reset();
      }
    }
  });
  const pending = form.formState.isSubmitting;
  return (
    <Dialog
      open
      onOpenChange={onOpenChange}
      title="Invite somebody"
      description={
        <>
          They get a mail with a link to join <bdi>{organizationName}</bdi>.
        </>
      }
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" form={id} variant="primary" pending={pending}>
            {pending ? "Sending…" : "Send invitation"}
          </Button>
        </>
      }
    >
      <Form id={id} onSubmit={submit} className="grid gap-4">
        {invite.isError && (
          <ErrorPanel title="The invitation was not sent" {...explained(invite.error)} />
        )}
        <Field label="E-mail" required error={form.formState.errors.email?.message}>
          <Input type="email" inputMode="email" autoComplete="off" {...form.register("email")} />
        </Field>
        <div>
          <p className="mb-1.5 font-medium">Role</p>
          <Controller
            control={form.control}
            name="role"
            render={({ field }) => (
              <RadioGroup
                label="Role"
                value={field.value}
                onValueChange={field.onChange}
                options={grantableRoles(ownRole).map((role) => ({
                  value: role,
                  label: roleName(role),
                  description: describeRole(role),
                }))}
              />
            )}
          />
        </div>
      </Form>
    </Dialog>
  );
}
