import { useState } from "react";
import { expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { seriousViolations } from "@/testing/axe.ts";
import { renderUi } from "@/testing/render-app.tsx";
import { Avatar, AvatarStack } from "./avatar.tsx";
import { Banner } from "./banner.tsx";
import { Breadcrumb } from "./breadcrumb.tsx";
import { Button } from "./button.tsx";
import { Checkbox } from "./checkbox.tsx";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { Dialog } from "./dialog.tsx";
import { Field } from "./field.tsx";
import { FormDialog } from "./form-dialog.tsx";
import { Input } from "./input.tsx";
import { keyOf } from "./key.tsx";
import { Bar, Ring } from "./progress.tsx";
import { RadioGroup } from "./radio-group.tsx";
import { RequirementChip } from "./requirement-chip.tsx";
import { SaveState } from "./save-state.tsx";
import { SegmentedControl } from "./segmented-control.tsx";
import { Tabs } from "./tabs.tsx";
import { ThemeMenu } from "./theme-menu.tsx";
import { notifyFailure, notifySuccess } from "./toast.tsx";
import { Written } from "./written.tsx";

test("a field names its control and says what is wrong with it", async () => {
  const screen = await renderUi(
    <Field label="E-mail" required error="This address has no ending.">
      <Input type="email" />
    </Field>,
  );
  const input = screen.getByLabelText("E-mail");
  await expect.element(input).toHaveAttribute("aria-invalid", "true");
  await expect.element(input).toHaveAccessibleDescription("This address has no ending.");
});

function DialogFromButton() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Rename</Button>
      <Dialog open={open} onOpenChange={setOpen} title="Rename document">
        <Field label="Title">
          <Input />
        </Field>
      </Dialog>
    </>
  );
}

test("a dialog focuses its first field, closes with Escape and gives the focus back", async () => {
  const screen = await renderUi(<DialogFromButton />);
  await userEvent.tab();
  await userEvent.keyboard("{Enter}");
  await expect.element(screen.getByLabelText("Title")).toHaveFocus();
  expect(await seriousViolations()).toEqual([]);
  await userEvent.keyboard("{Escape}");
  await expect.element(screen.getByRole("button", { name: "Rename" })).toHaveFocus();
});

test("a confirmation names what will happen and does nothing when it is left", async () => {
  const confirm = vi.fn();
  const close = vi.fn();
  const screen = await renderUi(
    <ConfirmDialog open onOpenChange={close} title="Archive it?" verb="Archive" onConfirm={confirm}>
      It can be restored.
    </ConfirmDialog>,
  );
  await screen.getByRole("button", { name: "Cancel" }).click();
  expect(close).toHaveBeenCalledWith(false);
  expect(confirm).not.toHaveBeenCalled();
  await screen.getByRole("button", { name: "Archive" }).click();
  expect(confirm).toHaveBeenCalledTimes(1);
});

test("a form dialog does its work once at a time, and says above its fields that it failed", async () => {
  const work: PromiseWithResolvers<void>[] = [];
  const close = vi.fn();
  const screen = await renderUi(
    <FormDialog
      title="New project"
      verb="Create"
      pendingVerb="Creating…"
      failure="The project was not created"
      outcome="What you wrote is still here."
      onSubmit={() => {
        const next = Promise.withResolvers<void>();
        work.push(next);
        return next.promise;
      }}
      onClose={close}
    >
      <Field label="Name">
        <Input />
      </Field>
    </FormDialog>,
  );
  await expect.element(screen.getByLabelText("Name")).toHaveFocus();
  await userEvent.keyboard("{Enter}{Enter}");
  const pending = screen.getByRole("button", { name: "Creating…" });
  await expect.element(pending).toHaveAttribute("aria-busy", "true");
  expect(work).toHaveLength(1);
  work[0]?.reject(new Error("No."));
  const alert = screen.getByRole("alert");
  await expect.element(alert).toMatchTextContent(/not created.*What you wrote is still here/u);
  await screen.getByRole("button", { name: "Create" }).click();
  await expect.element(alert).not.toBeInTheDocument();
  expect(work).toHaveLength(2);
  await screen.getByRole("button", { name: "Cancel" }).click();
  expect(close).toHaveBeenCalledOnce();
});

function Choices() {
  const [format, setFormat] = useState<"pdf" | "md">("pdf");
  const [view, setView] = useState<"source" | "split">("split");
  const [contents, setContents] = useState(true);
  return (
    <>
      <RadioGroup
        label="Format"
        value={format}
        onValueChange={setFormat}
        options={[
          { value: "pdf", label: "PDF", description: "Tagged", meta: ".pdf" },
          { value: "md", label: "Markdown" },
        ]}
      />
      <SegmentedControl
        label="View"
        value={view}
        onValueChange={setView}
        options={[
          { value: "source", label: "Source" },
          { value: "split", label: "Split" },
        ]}
      />
      <Checkbox label="Contents" checked={contents} onCheckedChange={setContents} />
      <Tabs
        label="Parts"
        value={view}
        onValueChange={setView}
        tabs={[
          { value: "source", label: "As written", content: "Markdown" },
          { value: "split", label: "As read", content: "Document" },
        ]}
      />
      <output>{`${format} ${view} ${contents}`}</output>
    </>
  );
}

test("choices are made with the pointer and with the keys, and one is always chosen", async () => {
  const screen = await renderUi(<Choices />);
  const chosen = screen.getByRole("status").last();
  await screen.getByRole("radio", { name: /^PDF/u }).click();
  await userEvent.keyboard("{ArrowDown>}");
  await expect.element(chosen).toMatchTextContent(/^md/u);
  await userEvent.keyboard("{/ArrowDown}");
  await screen.getByRole("radio", { name: "Split" }).click();
  await screen.getByRole("tab", { name: "As written" }).click();
  await screen.getByRole("checkbox", { name: "Contents" }).click();
  await expect.element(chosen).toHaveTextContent("md source false");
  expect(await seriousViolations()).toEqual([]);
});

function ChoiceBelowField() {
  const [left, setLeft] = useState(false);
  const [view, setView] = useState<"source" | "split">("source");
  return (
    <form>
      <Field label="Name" error={left ? "Give it a name." : undefined}>
        <Input onBlur={() => setLeft(true)} />
      </Field>
      <SegmentedControl
        label="View"
        value={view}
        onValueChange={setView}
        options={[
          { value: "source", label: "Source" },
          { value: "split", label: "Split" },
        ]}
      />
    </form>
  );
}

test("a choice is made by the press at which the error of a field above it appears", async () => {
  const screen = await renderUi(<ChoiceBelowField />);
  await screen.getByLabelText("Name").click();
  const split = screen.getByRole("radio", { name: "Split" });
  await split.click();
  await expect.element(split).toBeChecked();
  await expect.element(split).toHaveFocus();
  await expect.element(screen.getByText("Give it a name.")).toBeVisible();
});

test("progress is a number for those who do not see it", async () => {
  const screen = await renderUi(
    <>
      <Bar label="Writing" done={5} total={9} />
      <Ring label="Exporting" done={0} total={0} />
      <Bar label="Written" done={12} total={9} />
    </>,
  );
  const value = (name: string) => screen.getByRole("progressbar", { name });
  await expect.element(value("Writing")).toHaveAttribute("aria-valuenow", "56");
  await expect.element(value("Exporting")).toHaveAttribute("aria-valuenow", "0");
  await expect.element(value("Written")).toHaveAttribute("aria-valuenow", "100");
});

test.for([
  ["saved", "Saved"],
  ["saving", "Saving…"],
  ["offline", "Offline: kept on this device"],
  ["failing", "Saving is failing: copy your text"],
  ["idle", ""],
] as const)("the save state %s says “%s”", async ([status, words]) => {
  const screen = await renderUi(<SaveState status={status} />);
  await expect.element(screen.getByRole("status")).toHaveTextContent(words);
});

test("people and projects have the same letters every time", async () => {
  const screen = await renderUi(
    <>
      <Avatar name="Mara Okonjo" />
      <AvatarStack
        people={["Jin-woo Baek", "Layla Haddad", "백진우", "Ingrid Solheim"].map((name) => ({
          id: name,
          name,
        }))}
        max={2}
      />
    </>,
  );
  await expect.element(screen.getByRole("img", { name: "Mara Okonjo" })).toHaveTextContent("MO");
  await expect.element(screen.getByText("+2")).toHaveAttribute("title", "백진우, Ingrid Solheim");
  expect(
    ["Shaftline", "Dispatch desk", "Parts van stock", "승강기 점검 앱", "電梯", ""].map(keyOf),
  ).toEqual(["SHF", "DID", "PVS", "승", "電", "?"]);
});

test("a requirement can be followed, a path can be walked up, a banner is announced", async () => {
  const screen = await renderUi(
    <>
      <RequirementChip id="REQ-014" href="#req-014" />
      <Breadcrumb>
        <a href="#project">Shaftline</a>
        <span aria-current="page">Documents</span>
      </Breadcrumb>
      <Banner tone="danger" title="Not saved">
        The server refused it.
      </Banner>
    </>,
  );
  await expect.element(screen.getByRole("link", { name: "REQ-014" })).toBeVisible();
  const crumbs = screen.getByRole("navigation", { name: "Breadcrumb" }).getByRole("listitem");
  expect(crumbs.elements()).toHaveLength(2);
  await expect.element(screen.getByRole("alert")).toMatchTextContent(/The server refused it/u);
  expect(await seriousViolations()).toEqual([]);
});

test("the theme is chosen from a menu and remembered", async () => {
  const screen = await renderUi(<ThemeMenu />);
  await screen.getByRole("button", { name: "Change theme" }).click();
  await screen.getByRole("menuitemradio", { name: "Dark" }).click();
  expect(document.documentElement.dataset.theme).toBe("dark");
  expect(localStorage.getItem("docuforge.theme")).toBe("dark");
  await screen.getByRole("button", { name: "Change theme" }).click();
  await screen.getByRole("menuitemradio", { name: "As the system" }).click();
  expect(document.documentElement.dataset.theme).toBeUndefined();
  expect(localStorage.getItem("docuforge.theme")).toBeNull();
});

test("a toast says what failed, shows the request id when asked, and can be tried again", async () => {
  const run = vi.fn();
  const screen = await renderUi(<Button>Page</Button>);
  notifyFailure({
    title: "Not renamed",
    description: "The old name is back.",
    requestId: "req_1",
    action: { label: "Try again", run },
  });
  const toast = screen.getByRole("alert");
  await toast.getByRole("button", { name: "Details" }).click();
  await expect.element(toast).toMatchTextContent(/Request req_1/u);
  await toast.getByRole("button", { name: "Try again" }).click();
  expect(run).toHaveBeenCalledTimes(1);
  notifySuccess({ title: "Renamed" });
  const done = screen.getByText("Renamed");
  await expect.element(done).toBeVisible();
  await screen.getByRole("button", { name: "Close" }).last().click();
  await expect.element(done).not.toBeInTheDocument();
});

test("text that is cut off shows itself as a whole under the pointer", async () => {
  const name = "Maintenance of escalators";
  const screen = await renderUi(
    <div style={{ width: 90 }}>
      <a href="#one">
        <Written>{name}</Written>
      </a>
      <Written className="w-200">{`${name} and lifts`}</Written>
    </div>,
  );
  const cut = screen.getByText(name, { exact: true });
  await cut.hover();
  await expect.element(cut).toHaveAttribute("title", name);
  const whole = screen.getByText(`${name} and lifts`);
  await whole.hover();
  await expect.element(whole).not.toHaveAttribute("title");
});
