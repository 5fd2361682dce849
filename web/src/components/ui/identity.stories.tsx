import type { Meta, StoryObj } from "@storybook/react-vite";
import { useState } from "react";
import { Avatar, AvatarStack } from "./avatar.tsx";
import { Breadcrumb } from "./breadcrumb.tsx";
import { Kbd, ProjectKey } from "./key.tsx";
import { Brand, Mark } from "./mark.tsx";
import { RequirementChip } from "./requirement-chip.tsx";
import { Tabs } from "./tabs.tsx";

const NAMES = ["Mara Okonjo", "Jin-woo Baek", "Layla Haddad", "Ingrid Solheim", "백진우"];

/** A requirement's id looks the same in a document, a version, an answer and an export. */
const meta = {
  title: "Identity/RequirementChip",
  component: RequirementChip,
  args: { id: "REQ-014" },
} satisfies Meta<typeof RequirementChip>;
export default meta;

type Story = StoryObj<typeof meta>;

export const Plain: Story = {};
export const Followed: Story = { args: { href: "#req-014" } };

export const People: Story = {
  render: () => (
    <div className="flex items-center gap-4">
      {NAMES.map((name) => (
        <Avatar key={name} name={name} size="lg" />
      ))}
      <AvatarStack people={NAMES.map((name) => ({ id: name, name }))} />
    </div>
  ),
};

export const ProjectsAndKeys: Story = {
  render: () => (
    <div className="flex items-center gap-3">
      <ProjectKey name="Shaftline technician app" size="lg" />
      <ProjectKey name="Dispatch desk" />
      <Kbd>Ctrl K</Kbd>
      <Kbd plain>?</Kbd>
    </div>
  ),
};

export const TheMark: Story = {
  render: () => (
    <div className="flex items-center gap-6">
      <Mark />
      <Brand />
    </div>
  ),
};

export const Path: Story = {
  render: () => (
    <Breadcrumb>
      <a href="#project">Shaftline technician app</a>
      <a href="#documents">Documents</a>
      <span aria-current="page">Software requirements specification</span>
    </Breadcrumb>
  ),
};

function SomeTabs() {
  const [value, setValue] = useState<"document" | "source">("document");
  return (
    <Tabs
      label="View"
      value={value}
      onValueChange={setValue}
      tabs={[
        { value: "document", label: "Document", content: "As it is read" },
        { value: "source", label: "Source", content: "As it is written" },
      ]}
    />
  );
}

export const InTabs: Story = { render: () => <SomeTabs /> };
