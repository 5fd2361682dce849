import type { Meta, StoryObj } from "@storybook/react-vite";
import { Ellipsis, FileDown, Plus, RefreshCw } from "lucide-react";
import { Button } from "./button.tsx";
import { IconButton } from "./icon-button.tsx";
import { Kbd } from "./key.tsx";
import { Menu, MenuItem, MenuLabel, MenuSeparator } from "./menu.tsx";
import { ThemeMenu } from "./theme-menu.tsx";
import { Tooltip } from "./tooltip.tsx";

/** Verbs on buttons, the object named. One lapis button per view. */
const meta = { title: "Actions/Button", component: Button } satisfies Meta<typeof Button>;
export default meta;

type Story = StoryObj<typeof meta>;

export const Primary: Story = {
  args: {
    variant: "primary",
    children: (
      <>
        <Plus aria-hidden />
        New project
        <Kbd>N</Kbd>
      </>
    ),
  },
};

export const Variants: Story = {
  render: () => (
    <div className="flex flex-wrap items-center gap-2">
      <Button variant="primary">Publish</Button>
      <Button>
        <FileDown aria-hidden />
        Export
      </Button>
      <Button variant="ghost">Cancel</Button>
      <Button variant="danger">Archive project</Button>
      <Button disabled>Publish</Button>
      <Button variant="primary" pending>
        Publishing…
      </Button>
    </div>
  ),
};

export const Sizes: Story = {
  render: () => (
    <div className="flex flex-wrap items-center gap-2">
      <Button size="sm">Dense</Button>
      <Button>Default</Button>
      <Button size="lg">Form</Button>
    </div>
  ),
};

/** The name of an icon button is read aloud and shown as its tooltip. */
export const Icons: Story = {
  render: () => (
    <div className="flex items-center gap-2">
      <IconButton label="Write this section again">
        <RefreshCw aria-hidden />
      </IconButton>
      <IconButton label="Bold" aria-pressed>
        <b>B</b>
      </IconButton>
      <IconButton label="Move up" disabled>
        <Plus aria-hidden />
      </IconButton>
      <ThemeMenu />
      <Tooltip label="Numbers run without gaps">
        <Button size="sm">Version 4</Button>
      </Tooltip>
    </div>
  ),
};

export const WithMenu: Story = {
  render: () => (
    <Menu
      align="start"
      label="Actions"
      trigger={
        <IconButton label="Actions" tooltip={false}>
          <Ellipsis aria-hidden />
        </IconButton>
      }
    >
      <MenuLabel>Document</MenuLabel>
      <MenuItem shortcut="E">Export</MenuItem>
      <MenuItem>Rename</MenuItem>
      <MenuSeparator />
      <MenuItem danger>Archive</MenuItem>
    </Menu>
  ),
};
