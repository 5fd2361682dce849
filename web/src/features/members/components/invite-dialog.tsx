import { zodResolver } from "@hookform/resolvers/zod";
import { Controller, useForm } from "react-hook-form";
import * as z from "zod/mini";
import { ApiError } from "@/api/errors.ts";
import { Field } from "@/components/ui/field.tsx";
import { FormDialog } from "@/components/ui/form-dialog.tsx";
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
  onClose,
}: {
  organizationId: string;
  organizationName: string;
  /** The role of the person who invites. */
  ownRole: Role;
  onClose: () => void;
}) {
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
      onClose();
    } catch (error) {
      if (error instanceof ApiError && error.code === "CONFLICT") {
        form.setError(
          "email",
          { message: "This person is a member already. Change their role in the list." },
          { shouldFocus: true },
        );
      } else if (!showServerIssues(form, error, ["email"])) {
        throw error;
      }
    }
  });
  return (
    <FormDialog
      title="Invite somebody"
      description={
        <>
          They get a mail with a link to join <bdi>{organizationName}</bdi>.
        </>
      }
      verb="Send invitation"
      pendingVerb="Sending…"
      failure="The invitation was not sent"
      onSubmit={submit}
      onClose={onClose}
    >
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
    </FormDialog>
  );
}
