import { ListTree, MessageSquare } from "lucide-react";
import { useState } from "react";
import { expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { seriousViolations } from "@/testing/axe.ts";
import { renderUi } from "@/testing/render-app.tsx";
import { SidePanel, SidePanelButtons, SidePanelSheet } from "./side-panel.tsx";

const TABS = [
  { id: "outline", label: "Outline", icon: ListTree, content: <p>Headings</p> },
  { id: "comments", label: "Comments", icon: MessageSquare, count: 3, content: <p>Threads</p> },
];

function Stage({ sheet, onClose }: { sheet: boolean; onClose: () => void }) {
  const [value, setValue] = useState("outline");
  const Panel = sheet ? SidePanelSheet : SidePanel;
  return <Panel tabs={TABS} value={value} onValueChange={setValue} onClose={onClose} />;
}

test.for([false, true])(
  "shows one tab at a time and takes the keyboard (sheet: %s)",
  async (sheet) => {
    const onClose = vi.fn();
    const screen = await renderUi(<Stage sheet={sheet} onClose={onClose} />);
    await expect.element(screen.getByText("Headings")).toBeVisible();
    expect(screen.getByText("Threads").elements()).toHaveLength(0);
    await screen.getByRole("tab", { name: "Outline" }).click();
    await userEvent.keyboard("{ArrowRight}");
    await expect.element(screen.getByRole("tab", { name: "Comments 3" })).toHaveFocus();
    await expect.element(screen.getByText("Threads")).toBeVisible();
    expect(screen.getByText("Headings").elements()).toHaveLength(0);
    expect(await seriousViolations()).toEqual([]);
    await screen.getByRole("button", { name: "Hide the panel" }).click();
    expect(onClose).toHaveBeenCalled();
  },
);

test("a closed panel opens at the tab that is pressed", async () => {
  const onOpen = vi.fn();
  const screen = await renderUi(<SidePanelButtons tabs={TABS} onOpen={onOpen} />);
  await screen.getByRole("button", { name: "Show: Comments" }).click();
  expect(onOpen).toHaveBeenCalledWith("comments");
});
