import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { Field } from "@/components/ui/field.tsx";
import { FormDialog } from "@/components/ui/form-dialog.tsx";
import { Input, Textarea } from "@/components/ui/input.tsx";
import { Select } from "@/components/ui/select.tsx";
import { counted } from "@/lib/counted.ts";
import { showServerIssues } from "@/lib/form-errors.ts";
import { mayArchive } from "@/lib/roles.ts";
import { useCreateProject } from "../api/create-project.ts";
import type { Project } from "../api/list-projects.ts";
import { useUpdateProject } from "../api/update-project.ts";
import { type ProjectForm, projectForm } from "../model/project-form.ts";

const APPROVALS = Array.from({ length: 11 }, (_, count) => count);
const FIELDS = ["name", "description"] as const;

function useProjectForm(defaultValues: ProjectForm) {
  return useForm<ProjectForm>({
    resolver: zodResolver(projectForm),
    mode: "onBlur",
    reValidateMode: "onChange",
    defaultValues,
  });
}

function Fields({ form }: { form: ReturnType<typeof useProjectForm> }) {
  const { errors } = form.formState;
  return (
    <>
      <Field label="Name" required error={errors.name?.message}>
        <Input autoComplete="off" {...form.register("name")} />
      </Field>
      <Field
        label="Description"
        optional
        hint="One sentence that tells it from your other projects."
        error={errors.description?.message}
      >
        <Textarea rows={2} {...form.register("description")} />
      </Field>
    </>
  );
}

/** Asks for the name of a new project and creates it. */
export function NewProjectDialog({
  organizationId,
  onClose,
  onCreated,
}: {
  organizationId: string | undefined;
  onClose: () => void;
  onCreated: (project: Project) => void;
}) {
  const form = useProjectForm({ name: "", description: "" });
  const create = useCreateProject();
  const submit = form.handleSubmit(async ({ name, description }) => {
    try {
      const project = await create.mutateAsync({
        name,
        ...(description ? { description } : {}),
        ...(organizationId ? { organizationId } : {}),
      });
      onCreated(project);
    } catch (error) {
      if (!showServerIssues(form, error, FIELDS)) throw error;
    }
  });
  return (
    <FormDialog
      title="New project"
      description="Next come a few questions about the product."
      verb="Create project"
      pendingVerb="Creating…"
      failure="The project was not created"
      outcome="What you wrote is still here."
      onSubmit={submit}
      onClose={onClose}
    >
      <Fields form={form} />
    </FormDialog>
  );
}

/** Changes the name and the description of a project, and who must approve what it publishes. */
export function EditProjectDialog({ project, onClose }: { project: Project; onClose: () => void }) {
  const form = useProjectForm({ name: project.name, description: project.description ?? "" });
  const [approvals, setApprovals] = useState(project.approvalsRequired);
  const update = useUpdateProject();
  const submit = form.handleSubmit(async ({ name, description }) => {
    onClose();
    const isRenamed = name !== project.name || description !== (project.description ?? "");
    const patch = {
      ...(isRenamed ? { name, description: description || null } : {}),
      ...(approvals !== project.approvalsRequired ? { approvalsRequired: approvals } : {}),
    };
    if (Object.keys(patch).length > 0) update.mutate({ project, patch });
  });
  return (
    <FormDialog title="Edit project" verb="Save changes" onSubmit={submit} onClose={onClose}>
      <Fields form={form} />
      {mayArchive(project.role) && (
        <Field
          label="Approvals before publishing"
          hint="Of exactly the text that is published; an edit asks again. At least one is somebody other than who publishes."
        >
          <Select value={approvals} onChange={({ target }) => setApprovals(Number(target.value))}>
            {APPROVALS.map((count) => (
              <option key={count} value={count}>
                {count === 0 ? "None" : counted(count, "person", "people")}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </FormDialog>
  );
}
