import type { Meta, StoryObj } from "@storybook/react-vite";
import { Search } from "lucide-react";
import { useState } from "react";
import { Checkbox } from "./checkbox.tsx";
import { Field } from "./field.tsx";
import { Input, Textarea } from "./input.tsx";
import { RadioGroup } from "./radio-group.tsx";
import { SegmentedControl } from "./segmented-control.tsx";
import { Select } from "./select.tsx";

/** A label, one control, and beside it the hint or the error. */
const meta = {
  title: "Forms/Field",
  component: Field,
  args: { label: "Name", children: <Input defaultValue="Mara Okonjo" /> },
  decorators: [
    (Story) => (
      <div className="max-w-94">
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof Field>;
export default meta;

type Story = StoryObj<typeof meta>;

export const Plain: Story = {};

export const WithHint: Story = {
  args: { label: "Organization", optional: true, hint: "The name of your workspace." },
};

export const WithError: Story = {
  args: {
    label: "E-mail",
    required: true,
    error: "This address has no ending such as .com after the @.",
    children: <Input type="email" defaultValue="mara@haldenlift" />,
  },
};

export const Several: Story = {
  args: {
    label: "The problem",
    hint: "What goes wrong today, how often, and who pays for it.",
    children: <Textarea defaultValue="Technicians write on paper." />,
  },
};

export const Choice: Story = {
  args: {
    label: "Priority",
    children: (
      <Select defaultValue="must">
        <option value="must">Must have</option>
        <option value="should">Should have</option>
      </Select>
    ),
  },
};

export const Dense: Story = {
  args: {
    label: "Filter by name",
    hideLabel: true,
    children: (
      <Input
        controlSize="md"
        placeholder="Filter by name"
        leading={<Search className="size-3.5" aria-hidden />}
      />
    ),
  },
};

/** Direction follows what is written. */
export const RightToLeft: Story = {
  args: { label: "العنوان", children: <Input defaultValue="بوابة الأعطال" /> },
};

function Choices() {
  const [format, setFormat] = useState<"pdf" | "docx" | "md">("pdf");
  const [view, setView] = useState<"source" | "split" | "preview">("split");
  const [contents, setContents] = useState(true);
  return (
    <div className="grid gap-5">
      <RadioGroup
        label="Format"
        value={format}
        onValueChange={setFormat}
        options={[
          {
            value: "pdf",
            label: "PDF",
            description: "Tagged, with bookmarks and page numbers",
            meta: ".pdf",
          },
          { value: "docx", label: "Word", meta: ".docx" },
          { value: "md", label: "Markdown", meta: ".md" },
        ]}
      />
      <SegmentedControl
        label="View"
        value={view}
        onValueChange={setView}
        options={[
          { value: "source", label: "Source" },
          { value: "split", label: "Split" },
          { value: "preview", label: "Preview" },
        ]}
      />
      <Checkbox label="Contents" checked={contents} onCheckedChange={setContents} />
    </div>
  );
}

export const OneOfSeveral: Story = { render: () => <Choices /> };
