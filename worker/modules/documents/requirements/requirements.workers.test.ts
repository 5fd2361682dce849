import { beforeAll, expect, it } from "vitest";
import { callApi } from "../../../test/api-client.ts";
import { newPerson, type Person } from "../../../test/team.ts";
import { newDocument } from "../../../test/workspace.ts";

const first = "# Spec\n\n- FR-001 The app shall open.\n- FR-002 The app shall sign.\n";
const second = "# Spec\n\n- FR-001 The app shall open fast.\n- FR-003 The app shall print.\n";

let owner: Person;
let docId: string;
let versionIds: string[];

beforeAll(async () => {
  owner = await newPerson();
  docId = (await newDocument(owner, first)).id;
  versionIds = [];
  for (const content of [first, second]) {
    await write(content);
    const { body } = await callApi("POST", `/api/v1/docs/${docId}/publish`, {
      token: owner.token,
      body: {},
    });
    versionIds.push(body.id);
  }
});

function write(content: string) {
  return callApi("PUT", `/api/v1/docs/${docId}/draft`, {
    token: owner.token,
    body: { content },
    headers: { "If-Match": "*" },
  });
}

function list(path: string, token = owner.token) {
  return callApi("GET", `/api/v1${path}`, { token });
}

function brief(items: { id: string; status: string }[]) {
  return items.map(({ id, status }) => `${id} ${status}`);
}

it("compares a version with the one before", async () => {
  const { body } = await list(`/versions/${versionIds[1]}/requirements`);
  expect(brief(body.items)).toEqual(["FR-001 changed", "FR-003 added", "FR-002 removed"]);
  expect(body.counts).toEqual({ added: 1, changed: 1, removed: 1, same: 0 });
  expect(body.items[0]).toMatchObject({
    statement: "The app shall open fast.",
    section: { id: "spec", heading: "Spec" },
  });
  const oldest = await list(`/versions/${versionIds[0]}/requirements`);
  expect(brief(oldest.body.items)).toEqual(["FR-001 added", "FR-002 added"]);
});

it("compares the draft with the newest version, by edits that nothing has saved elsewhere", async () => {
  const same = await list(`/docs/${docId}/requirements`);
  expect(brief(same.body.items)).toEqual(["FR-001 same", "FR-003 same"]);
  await write(`${second}- FR-004 The app shall sync.\n- FR-001 Again.\n`);
  const { body } = await list(`/docs/${docId}/requirements`);
  expect(brief(body.items)).toEqual(["FR-001 same", "FR-003 same", "FR-004 added"]);
  expect(body.duplicates).toEqual([{ id: "FR-001", section: { id: "spec", heading: "Spec" } }]);
});

it("filters, searches and pages in the order of the text", async () => {
  const path = `/versions/${versionIds[1]}/requirements`;
  expect(brief((await list(`${path}?status=removed`)).body.items)).toEqual(["FR-002 removed"]);
  expect(brief((await list(`${path}?q=PRINT`)).body.items)).toEqual(["FR-003 added"]);
  expect((await list(`${path}?q=spec`)).body.items).toHaveLength(3);
  const page = await list(`${path}?limit=2`);
  expect(page.body.items).toHaveLength(2);
  const rest = await list(`${path}?limit=2&cursor=${page.body.nextCursor}`);
  expect(brief(rest.body.items)).toEqual(["FR-002 removed"]);
  expect(rest.body.nextCursor).toBeNull();
  expect((await list(`${path}?status=odd`)).status).toBe(400);
});

it("is nothing to strangers", async () => {
  const stranger = await newPerson();
  expect((await list(`/docs/${docId}/requirements`, stranger.token)).status).toBe(404);
  expect((await list(`/versions/${versionIds[0]}/requirements`, stranger.token)).status).toBe(404);
});
