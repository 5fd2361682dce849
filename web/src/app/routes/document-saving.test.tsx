import { expect, onTestFinished, test, vi } from "vitest";
import { type Locator, userEvent } from "vitest/browser";
import { acceptSignIn } from "@/api/session.ts";
import { timing } from "@/features/editor/model/timing.ts";
import { forgetAllKept, readKept } from "@/lib/kept-edits.ts";
import { seriousViolations } from "@/testing/axe.ts";
import { mockDraft, SPECIFICATION } from "@/testing/open-document.tsx";
import { closings } from "../../../../durable/document-room/protocol.ts";

const WAIT = { timeout: 6_000 };
const INTRODUCTION = "The app keeps work orders.";

/** A connection that ends without a word. */
const BROKEN = { code: 1011, reason: "" };

/** Puts the cursor behind a text in the source and types. */
async function typeAfter(source: Locator, text: string, keys: string): Promise<void> {
  await source.getByText(text, { exact: false }).first().click();
  await userEvent.keyboard(`{End}${keys}`);
}

/** Shortens the times after which something is done about a silent server. */
function hurry(changes: Partial<typeof timing>): void {
  const usual = { ...timing };
  Object.assign(timing, changes);
  onTestFinished(() => void Object.assign(timing, usual));
}

test("sends what is typed, and says saved when the server has it on disk", async () => {
  const { room, draft, open } = mockDraft();
  const { screen, source } = await open();
  await expect.element(screen.getByText("Saved", { exact: true })).toBeVisible();
  room.confirms = false;
  await typeAfter(source, INTRODUCTION, " And photos.");
  await expect.element(screen.getByText("Saving…")).toBeVisible();
  const written = SPECIFICATION.replace(INTRODUCTION, `${INTRODUCTION} And photos.`);
  await expect.poll(() => draft.content).toBe(written);
  expect(screen.getByText("Saved", { exact: true }).elements()).toHaveLength(0);
  room.confirm();
  await expect.element(screen.getByText("Saved", { exact: true })).toBeVisible();
});

test("a deletion alone is not saved before it is confirmed", async () => {
  const { room, open } = mockDraft();
  const { screen, source } = await open();
  await expect.element(screen.getByText("Saved", { exact: true })).toBeVisible();
  room.confirms = false;
  await typeAfter(source, INTRODUCTION, "{Backspace}");
  await expect.element(screen.getByText("Saving…")).toBeVisible();
  room.confirm();
  await expect.element(screen.getByText("Saved", { exact: true })).toBeVisible();
});

test("shows what others write where one is writing too, and undoes only one's own", async () => {
  const { room, draft, open } = mockDraft();
  const { screen, source, preview } = await open();
  // One key is one step, however slow the machine is.
  await typeAfter(source, INTRODUCTION, "!");
  const typed = `${INTRODUCTION}!`;
  await expect.poll(() => draft.content).toContain(typed);
  room.replace(draft.content.replace("None yet.", "Phones only."));
  await expect.element(source).toMatchTextContent(/Phones only/u);
  await expect.element(preview.getByText("Phones only.")).toBeVisible();
  await userEvent.keyboard("{Control>}z{/Control}");
  await expect.poll(() => draft.content).toBe(SPECIFICATION.replace("None yet.", "Phones only."));
  await userEvent.keyboard("{Control>}y{/Control}");
  await expect.poll(() => draft.content).toContain(typed);
  await expect.element(screen.getByText("Saved", { exact: true })).toBeVisible();
});

test("shows who is here with their cursors, by name and not by colour alone", async () => {
  const { room, open } = mockDraft();
  const { screen, source } = await open();
  await expect.element(source).toBeVisible();
  await expect.poll(() => room.isEmpty).toBe(false);
  room.join(11, { id: "usr_jin", name: "백진우" }, "The app keeps");
  room.join(12, { id: "usr_layla", name: "ليلى حداد" }, "None yet");
  room.join(13, { id: "usr_layla", name: "ليلى حداد" });
  const here = screen.getByRole("button", { name: /Here now: you and/u });
  await expect.element(here).toBeVisible();
  await expect.element(here).toHaveAccessibleName(/백진우/u);
  const labels = () => [...document.querySelectorAll(".cm-person-name")].map((e) => e.textContent);
  await expect.poll(labels).toEqual(expect.arrayContaining(["백진우", "ليلى حداد"]));
  await here.click();
  const list = screen.getByRole("dialog", { name: "Here now" });
  await expect.element(list.getByText("ليلى حداد")).toBeVisible();
  expect(list.getByRole("listitem").elements()).toHaveLength(3);
  await expect.element(list.getByText("you", { exact: true })).toBeVisible();
  expect(await seriousViolations()).toEqual([]);
  await userEvent.keyboard("{Escape}");
  room.close(BROKEN);
  await expect.poll(labels, WAIT).toEqual([]);
});

test("the cursor of somebody who types goes on with the text", async () => {
  const { room, draft, open } = mockDraft();
  const { source } = await open();
  await expect.element(source).toBeVisible();
  await expect.poll(() => room.isEmpty).toBe(false);
  room.join(31, { id: "usr_jin", name: "백진우" }, "None yet");
  const left = () => document.querySelector(".cm-person-caret")?.getBoundingClientRect().left ?? 0;
  await expect.poll(left).toBeGreaterThan(0);
  const before = left();
  room.replace(draft.content.replace("None yet", "Phones only. None yet"));
  await expect.poll(left).toBeGreaterThan(before + 50);
});

test("what a stranger's program calls itself cannot break the page", async () => {
  const { room, open } = mockDraft();
  const { screen, source } = await open();
  await expect.element(source).toBeVisible();
  await expect.poll(() => room.isEmpty).toBe(false);
  room.join(21, { id: "x", name: `<b>${"n".repeat(200)}` }, "None yet");
  const names = () => [...document.querySelectorAll(".cm-person-name")];
  await expect.poll(names).toHaveLength(1);
  expect(names()[0]?.textContent).toBe(`<b>${"n".repeat(77)}`);
  await expect.element(screen.getByRole("button", { name: /Here now/u })).toBeVisible();
});

test("keeps the text while the network is away and merges it when it is back", async () => {
  const { room, draft, open } = mockDraft();
  const { screen, source } = await open();
  await expect.element(screen.getByText("Saved", { exact: true })).toBeVisible();
  room.tickets = "unreachable";
  window.dispatchEvent(new Event("offline"));
  await typeAfter(source, INTRODUCTION, " And photos.");
  await expect.element(screen.getByText("Offline: kept on this device"), WAIT).toBeVisible();
  room.replace(draft.content.replace("None yet.", "Phones only."));
  room.tickets = "given";
  window.dispatchEvent(new Event("online"));
  await expect.element(screen.getByText("Saved", { exact: true }), WAIT).toBeVisible();
  expect(draft.content).toContain("And photos.");
  await expect.element(source).toMatchTextContent(/And photos.*Phones only/su);
});

test("takes a new ticket for each connection and comes back by itself", async () => {
  const { room, draft, open } = mockDraft();
  const { screen, source } = await open();
  await expect.element(screen.getByText("Saved", { exact: true })).toBeVisible();
  expect(room.given).toBe(1);
  room.close(BROKEN);
  await typeAfter(source, INTRODUCTION, " And photos.");
  await expect.poll(() => draft.content, WAIT).toContain("And photos.");
  await expect.element(screen.getByText("Saved", { exact: true }), WAIT).toBeVisible();
  expect(room.given).toBe(2);
});

test("has the text again after a reload without a server, and sends it", async () => {
  const world = mockDraft();
  const { room, draft, api, document, open } = world;
  const before = await open();
  await expect.element(before.screen.getByText("Saved", { exact: true })).toBeVisible();
  room.tickets = "unreachable";
  room.close(BROKEN);
  await typeAfter(before.source, INTRODUCTION, " And photos.");
  await expect.element(before.screen.getByText("Offline: kept on this device"), WAIT).toBeVisible();
  await before.screen.unmount();

  const { screen, source } = await open();
  await expect.element(source, WAIT).toMatchTextContent(/And photos/u);
  expect(draft.content).not.toContain("And photos.");
  await expect.element(screen.getByText("Offline: kept on this device"), WAIT).toBeVisible();
  room.tickets = "given";
  window.dispatchEvent(new Event("online"));
  await expect.element(screen.getByText("Saved", { exact: true }), WAIT).toBeVisible();
  expect(draft.content).toContain(`${INTRODUCTION} And photos.`);

  await forgetAllKept({ exceptOf: api.me.id });
  const owner = { userId: api.me.id, docId: document.id };
  expect((await readKept(owner)).updates.length).toBeGreaterThan(0);
  await forgetAllKept({ exceptOf: "usr_another" });
  expect(await readKept(owner)).toEqual({
    updates: [],
    persisted: undefined,
    unsaved: false,
  });
});

test("keeps nothing on the device after signing out", async () => {
  await forgetAllKept();
  const { api, document, open } = mockDraft();
  const { screen, source } = await open();
  const owner = { userId: api.me.id, docId: document.id };
  await typeAfter(source, INTRODUCTION, " And photos.");
  await expect.poll(async () => (await readKept(owner)).updates.length).toBeGreaterThan(0);
  await screen.getByRole("button", { name: "Account" }).click();
  await screen.getByRole("menuitem", { name: "Sign out" }).click();
  await expect.element(screen.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await expect.poll(async () => (await readKept(owner)).updates).toEqual([]);
});

test("asks before signing out removes edits that only this device has", async () => {
  await forgetAllKept();
  hurry({ hangMs: 300 });
  const { room, document, api, open } = mockDraft();
  const { screen, source, router } = await open();
  room.confirms = false;
  await typeAfter(source, INTRODUCTION, " And photos.");
  const owner = { userId: api.me.id, docId: document.id };
  await expect.poll(async () => (await readKept(owner)).unsaved).toBe(true);
  const signOut = async (menu: RegExp) => {
    await screen.getByRole("button", { name: menu }).click();
    await screen.getByRole("menuitem", { name: "Sign out" }).click();
  };
  const dialog = screen.getByRole("dialog", { name: "Lose edits that are not saved?" });
  await signOut(/^Account$/u);
  await expect.element(dialog).toMatchTextContent(/the newest edits of 1 document:/u);
  expect(await seriousViolations()).toEqual([]);
  await dialog.getByRole("button", { name: "Cancel" }).click();
  const { projectId } = document;
  await router.navigate({ to: "/projects/$projectId/documents", params: { projectId } });
  await signOut(/^Mara Okonjo/u);
  await dialog.getByRole("button", { name: "Sign out and lose them" }).click();
  await expect.element(screen.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await expect.poll(async () => (await readKept(owner)).updates).toEqual([]);
});

test("says within seconds when the server does not confirm, and connects anew", async () => {
  hurry({ hangMs: 300, giveUpMs: 2_500 });
  const { room, draft, open } = mockDraft();
  const { screen, source } = await open();
  await expect.element(screen.getByText("Saved", { exact: true })).toBeVisible();
  room.confirms = false;
  await typeAfter(source, INTRODUCTION, " And photos.");
  const banner = screen.getByRole("alert").filter({ hasText: "Saving is failing" });
  await expect.element(banner).toMatchTextContent(/not confirmed your last changes/u);
  await expect.poll(() => room.given, WAIT).toBe(2);
  room.confirms = true;
  await expect.element(screen.getByText("Saved", { exact: true }), WAIT).toBeVisible();
  await expect.element(banner).not.toBeInTheDocument();
  expect(draft.content.match(/And photos/gu)).toHaveLength(1);
});

test("ends in words when access is lost; the text can still be read and copied", async () => {
  const copied = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValueOnce();
  onTestFinished(() => copied.mockRestore());
  copied.mockRejectedValueOnce(new DOMException("no", "NotAllowedError"));
  const { api, room, open } = mockDraft();
  const { screen, source } = await open();
  await expect.element(screen.getByText("Saved", { exact: true })).toBeVisible();
  room.tickets = { status: 403, message: "You are no longer a member." };
  api.documents = [];
  room.close(closings.accessLost);
  const banner = screen.getByRole("alert").filter({ hasText: "cannot edit this document" });
  await expect.element(banner, WAIT).toMatchTextContent(/no longer a member.*Request req_ticket/u);
  await expect.element(source).toHaveAttribute("aria-readonly", "true");
  await expect.element(source).toMatchTextContent(/The app keeps work orders/u);
  await expect.element(screen.getByText("No longer yours to edit")).toBeVisible();
  expect(await seriousViolations()).toEqual([]);
  await banner.getByRole("button", { name: "Copy text" }).click();
  await expect.element(screen.getByText("Your text is on the clipboard")).toBeVisible();
  expect(copied).toHaveBeenLastCalledWith(SPECIFICATION);
  await banner.getByRole("button", { name: "Copy text" }).click();
  await expect.element(screen.getByText("Your text was not copied")).toBeVisible();
  room.tickets = "given";
  await banner.getByRole("button", { name: "Try again" }).click();
  await expect.element(screen.getByText("Saved", { exact: true })).toBeVisible();
  await expect.element(source).not.toHaveAttribute("aria-readonly");
});

test("a session that was ended elsewhere leaves the text on the screen", async () => {
  const { room, open } = mockDraft();
  const { screen, source } = await open();
  await expect.element(screen.getByText("Saved", { exact: true })).toBeVisible();
  room.close(closings.signedOut);
  await expect.element(screen.getByText(/You have been signed out/u)).toBeVisible();
  await expect.element(source).toMatchTextContent(/The app keeps work orders/u);
  expect(room.given).toBe(1);
});

test("goes on by itself when another tab signs in anew, before the session ends or after", async () => {
  const { room, open } = mockDraft();
  const { screen } = await open();
  await expect.element(screen.getByText("Saved", { exact: true })).toBeVisible();
  acceptSignIn({ accessToken: "anew", expiresIn: 600 });
  room.close(closings.signedOut);
  await expect.poll(() => room.given, WAIT).toBe(2);
  await expect.element(screen.getByText("Saved", { exact: true }), WAIT).toBeVisible();
  await expect.element(screen.getByText(/You have been signed out/u)).not.toBeInTheDocument();
  room.close(closings.signedOut);
  await expect.element(screen.getByText(/You have been signed out/u)).toBeVisible();
  acceptSignIn({ accessToken: "once more", expiresIn: 600 });
  await expect.poll(() => room.given, WAIT).toBe(3);
  await expect.element(screen.getByText("Saved", { exact: true }), WAIT).toBeVisible();
});

test("says that saving fails when the room refuses what was written, also if it lets one in", async () => {
  const { room, draft, open } = mockDraft();
  const { screen, source } = await open();
  await expect.element(screen.getByText("Saved", { exact: true })).toBeVisible();
  hurry({ firstRetryMs: 20 });
  room.refusesEdits = true;
  await typeAfter(source, INTRODUCTION, " And photos.");
  const banner = screen.getByRole("alert").filter({ hasText: "Saving is failing" });
  await expect.element(banner, WAIT).toMatchTextContent(/Copy your text before you leave/u);
  room.refusesEdits = false;
  await banner.getByRole("button", { name: "Try again" }).click();
  await expect.element(screen.getByText("Saved", { exact: true }), WAIT).toBeVisible();
  expect(draft.content).toContain("And photos.");
});

test("leaves out of what is pasted what no draft can hold", async () => {
  const { draft, open } = mockDraft();
  const { screen, source } = await open();
  await expect.element(screen.getByText("Saved", { exact: true })).toBeVisible();
  await typeAfter(source, INTRODUCTION, " ");
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", "Pho\0tos \ud83d too.");
  source
    .element()
    .dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  await expect.poll(() => draft.content).toContain(`${INTRODUCTION} Photos \ufffd too.`);
});

test("a draft that is full says so, and is saved once it is shorter", async () => {
  const { room, draft, open } = mockDraft();
  const { screen, source } = await open();
  await expect.element(screen.getByText("Saved", { exact: true })).toBeVisible();
  await typeAfter(source, INTRODUCTION, " And photos.");
  await expect.poll(() => draft.content).toContain("And photos.");
  room.close(closings.draftFull);
  await expect.element(screen.getByText("This draft is too large")).toBeVisible();
  await expect.element(screen.getByText("Too large to save")).toBeVisible();
  await userEvent.keyboard("{Backspace}");
  await expect.element(screen.getByText("Saved", { exact: true }), WAIT).toBeVisible();
  expect(draft.content).toContain("And photos");
});

test("an edit that would make the draft too large does not happen", async () => {
  // One byte less than 5 MB.
  const content = `${"가".repeat(99)}\n`.repeat(17_593) + "가".repeat(55);
  const { draft, open } = mockDraft({ content });
  const { screen, source } = await open();
  await expect.element(screen.getByText("Saved", { exact: true }), WAIT).toBeVisible();
  await source.click();
  await userEvent.keyboard("가");
  await expect.element(screen.getByText("That does not fit into this draft")).toBeVisible();
  await userEvent.keyboard("{Delete}x");
  await expect.element(screen.getByText("Saved", { exact: true }), WAIT).toBeVisible();
  expect(draft.content.length).toBe(content.length);
  expect(draft.content).toContain("x");
});

test("a draft with another history is not joined with what was written here", async () => {
  const { room, draft, open } = mockDraft();
  const { screen, source } = await open();
  await expect.element(screen.getByText("Saved", { exact: true })).toBeVisible();
  room.tickets = "unreachable";
  room.close(BROKEN);
  await typeAfter(source, INTRODUCTION, " And photos.");
  await expect.element(screen.getByText("Offline: kept on this device"), WAIT).toBeVisible();
  room.restore("# Restored\n");
  room.tickets = "given";
  window.dispatchEvent(new Event("online"));
  const banner = screen.getByRole("alert").filter({ hasText: "replaced on the server" });
  await expect.element(banner).toBeVisible();
  await expect.element(source).toMatchTextContent(/And photos/u);
  expect(draft.content).toBe("# Restored\n");
  await banner.getByRole("button", { name: "Load the draft" }).click();
  await expect.element(source).toMatchTextContent(/^# Restored/u);
  await expect.element(screen.getByText("Saved", { exact: true })).toBeVisible();
  expect(draft.content).toBe("# Restored\n");
});
