import type { Meta, StoryObj } from "@storybook/react-vite";
import { useState } from "react";
import { Badge } from "./badge.tsx";
import { Banner } from "./banner.tsx";
import { Button } from "./button.tsx";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { EmptyState } from "./empty-state.tsx";
import { ErrorPanel } from "./error-panel.tsx";
import { Field } from "./field.tsx";
import { FormDialog } from "./form-dialog.tsx";
import { Input } from "./input.tsx";
import { Bar, Ring } from "./progress.tsx";
import { RelativeTime } from "./relative-time.tsx";
import { SaveState } from "./save-state.tsx";
import { Skeleton } from "./skeleton.tsx";
import { notifyFailure, notifySuccess } from "./toast.tsx";

/** Nothing is only a colour: every state has an icon and a word. */
const meta = { title: "States/All", component: Badge } satisfies Meta<typeof Badge>;
export default meta;

type Story = StoryObj;

export const Badges: Story = {
  render: () => (
    <div className="flex flex-wrap gap-2">
      <Badge>Archived</Badge>
      <Badge tone="lapis">Version 4</Badge>
      <Badge tone="attention">Draft only</Badge>
      <Badge tone="success">Published</Badge>
      <Badge tone="danger">Failed</Badge>
      <Badge tone="info">Queued</Badge>
    </div>
  ),
};

/** The save state tells the truth, also when it is bad news. */
export const Saving: Story = {
  render: () => (
    <div className="grid justify-items-start gap-2">
      <SaveState status="saved" />
      <SaveState status="saving" />
      <SaveState status="offline" />
      <SaveState status="failing" />
      <SaveState status="connecting" />
      <SaveState status="lost" />
      <SaveState status="full" />
    </div>
  ),
};

export const Progress: Story = {
  render: () => (
    <div className="grid max-w-72 gap-4">
      <Bar label="Writing" done={5} total={9} />
      <Bar label="Written" done={9} total={9} />
      <span className="flex items-center gap-2">
        <Ring label="Writing" done={5} total={9} /> 5 of 9
      </span>
      <RelativeTime at={new Date(Date.now() - 240_000).toISOString()} />
    </div>
  ),
};

/** A skeleton has the shape of what is on its way. */
export const Loading: Story = {
  render: () => (
    <div className="grid max-w-72 gap-2">
      <Skeleton width="70%" />
      <Skeleton width="45%" height={8} />
    </div>
  ),
};

export const Banners: Story = {
  render: () => (
    <div className="grid max-w-140 gap-3">
      <Banner title="A newer version was published">It is number 5.</Banner>
      <Banner tone="success" title="Everything required is there" />
      <Banner
        tone="attention"
        title="These answers were also changed elsewhere"
        action={<Button size="sm">Keep mine</Button>}
      >
        Nothing is saved until you choose.
      </Banner>
      <Banner tone="danger" title="That e-mail and password do not match" />
    </div>
  ),
};

export const Empty: Story = {
  render: () => (
    <div className="max-w-140">
      <EmptyState
        centered
        title="Start with what you want to build"
        action={<Button variant="primary">New project</Button>}
      >
        A project holds the answers about a product and every document written from them.
      </EmptyState>
    </div>
  ),
};

export const Failed: Story = {
  render: () => (
    <div className="max-w-140">
      <ErrorPanel
        title="Your projects could not be loaded"
        description="The server did not answer. Try again in a moment."
        requestId="0f0a7f7e-9c1e-4c1b-8f4d-2d6d3b7b9e11"
        onRetry={() => {}}
      />
    </div>
  ),
};

export const Toasts: Story = {
  render: () => (
    <div className="flex gap-2">
      <Button onClick={() => notifySuccess({ title: "Writing the SRS: done" })}>Success</Button>
      <Button
        onClick={() =>
          notifyFailure({
            title: "Parts van stock was not renamed",
            description: "The server did not answer; the old name is back.",
            requestId: "req_8f2c41",
            action: { label: "Try again", run: () => {} },
          })
        }
      >
        Failure
      </Button>
    </div>
  ),
};

function Dialogs() {
  const [open, setOpen] = useState<"form" | "confirm">();
  const close = () => setOpen(undefined);
  return (
    <div className="flex gap-2">
      <Button onClick={() => setOpen("form")}>New project</Button>
      <Button onClick={() => setOpen("confirm")}>Archive</Button>
      {open === "form" && (
        <FormDialog
          title="New project"
          description="Next come a few questions about the product."
          verb="Create project"
          pendingVerb="Creating…"
          failure="The project was not created"
          onSubmit={() => Promise.reject(new Error("Nothing answers here."))}
          onClose={close}
        >
          <Field label="Name" required>
            <Input />
          </Field>
        </FormDialog>
      )}
      <ConfirmDialog
        open={open === "confirm"}
        onOpenChange={close}
        title="Archive Dispatch desk?"
        verb="Archive project"
        danger
        onConfirm={close}
      >
        Its documents and versions are kept, and you can restore it.
      </ConfirmDialog>
    </div>
  );
}

/** On a phone every dialog is a sheet from below. */
export const InDialogs: Story = { render: () => <Dialogs /> };
