import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openSocket } from "../../../../durable/document-room/live-fixture.ts";
import { sha256Hex } from "../../../kernel/digest.ts";
import { auditEvents } from "../../../platform/audit/tables.ts";
import type { Context } from "../../../platform/context.ts";
import { type ApiAnswer, callApi } from "../../../test/api-client.ts";
import { newTeam, type Person, type Team, testDatabase } from "../../../test/team.ts";
import { newDocument } from "../../../test/workspace.ts";
import { getVersionHistory } from "../versions/index.ts";
import { versionApprovals } from "../versions/tables.ts";

const text = "# Spec\n\nThe text to approve.\n";

let team: Team;
let docId: string;
let projectId: string;

beforeAll(async () => {
  team = await newTeam();
});

beforeEach(async () => {
  const document = await newDocument(team.OWNER, text);
  docId = document.id;
  projectId = document.projectId;
});

function askFor(approvalsRequired: number, person: Person = team.OWNER) {
  return callApi("PATCH", `/api/v1/projects/${projectId}`, {
    token: person.token,
    body: { approvalsRequired },
  });
}

async function approve(person: Person, content = text): Promise<ApiAnswer> {
  return callApi("POST", `/api/v1/docs/${docId}/approvals`, {
    token: person.token,
    body: { contentHash: await sha256Hex(content) },
  });
}

function publish(person: Person = team.OWNER): Promise<ApiAnswer> {
  return callApi("POST", `/api/v1/docs/${docId}/publish`, { token: person.token, body: {} });
}

function list(person: Person = team.OWNER, query = ""): Promise<ApiAnswer> {
  return callApi("GET", `/api/v1/docs/${docId}/approvals${query}`, { token: person.token });
}

function write(content: string) {
  return callApi("PUT", `/api/v1/docs/${docId}/draft`, {
    token: team.EDITOR.token,
    body: { content },
    headers: { "If-Match": "*" },
  });
}

describe("approvalsRequired", () => {
  it("is between 0 and 10, and for owners and admins to say", async () => {
    expect((await askFor(2, team.ADMIN)).body.approvalsRequired).toBe(2);
    expect((await askFor(11)).status).toBe(400);
    expect((await askFor(-1)).status).toBe(400);
    expect((await askFor(0.5)).status).toBe(400);
    expect((await askFor(0, team.EDITOR)).status).toBe(403);
  });
});

describe("publishing with approvals", () => {
  it("waits for as many people as the project asks for, then lists them for good", async () => {
    await askFor(2);
    const refused = await publish();
    expect(refused.status).toBe(409);
    expect(refused.body.error).toMatchObject({
      code: "CONFLICT",
      details: {
        reason: "approvals_missing",
        required: 2,
        approved: 0,
        missing: 2,
        contentHash: await sha256Hex(text),
      },
    });
    expect((await approve(team.EDITOR)).body).toMatchObject({ approved: 1, missing: 1 });
    expect((await publish()).body.error.details).toMatchObject({ approved: 1, missing: 1 });
    await approve(team.ADMIN);
    const published = await publish();
    expect(published.status).toBe(201);
    expect(published.body.number).toBe(1);
    expect(published.body.approvals.map(nameOf)).toEqual(["Editor", "Admin"]);
    const read = await callApi("GET", `/api/v1/versions/${published.body.id}`, {
      token: team.VIEWER.token,
    });
    expect(read.body.approvals).toEqual(published.body.approvals);
    const versions = await callApi("GET", `/api/v1/docs/${docId}/versions`, {
      token: team.VIEWER.token,
    });
    expect(versions.body.items[0].approvals).toEqual(published.body.approvals);

    await publish();
    const ctx = { db: testDatabase() } as Context;
    const history = await getVersionHistory({ ctx, input: { documentId: docId, upToNumber: 1 } });
    expect(history).toMatchObject([published.body]);

    await callApi("DELETE", `/api/v1/docs/${docId}/approvals/mine`, { token: team.ADMIN.token });
    const again = await callApi("GET", `/api/v1/versions/${published.body.id}`, {
      token: team.VIEWER.token,
    });
    expect(again.body.approvals).toHaveLength(2);
    const db = testDatabase();
    await expect(
      db.delete(versionApprovals).where(eq(versionApprovals.versionId, published.body.id)),
    ).rejects.toThrow();
  });

  it("asks again after an edit, and knows the text again when the edit is undone", async () => {
    await askFor(1);
    await approve(team.EDITOR);
    await write(`${text}One more line.\n`);
    expect((await publish()).status).toBe(409);
    const asked = (await list()).body;
    expect(asked).toMatchObject({ approved: 0, missing: 1, items: [] });
    expect(asked.outdated.map(nameOf)).toEqual(["Editor"]);
    await write(text);
    expect((await list()).body.outdated).toEqual([]);
    expect((await publish()).status).toBe(201);
    await write("# Next\n");
    expect((await list()).body.outdated).toEqual([]);
  });

  it("counts the publisher's own approval, but never alone", async () => {
    await askFor(1);
    await approve(team.OWNER);
    expect((await publish()).body.error.details).toMatchObject({ approved: 1, missing: 1 });
    expect((await publish(team.EDITOR)).status).toBe(201);
    await write("# Another\n");
    await askFor(2);
    await approve(team.OWNER, "# Another\n");
    await approve(team.EDITOR, "# Another\n");
    expect((await publish()).status).toBe(201);
  });

  it("records nothing when it refuses", async () => {
    await askFor(1);
    await publish();
    const db = testDatabase();
    const events = await db
      .select({ action: auditEvents.action })
      .from(auditEvents)
      .where(eq(auditEvents.organizationId, team.organizationId));
    const before = events.filter(({ action }) => action === "version.published").length;
    await publish();
    const after = await db
      .select({ action: auditEvents.action })
      .from(auditEvents)
      .where(eq(auditEvents.organizationId, team.organizationId));
    expect(after.filter(({ action }) => action === "version.published")).toHaveLength(before);
    const { body } = await callApi("GET", `/api/v1/docs/${docId}`, { token: team.OWNER.token });
    expect(body.latestVersion).toBe(0);
  });

  it("lets no edit slip in between: what is published is what was approved", async () => {
    await askFor(1);
    for (let round = 0; round < 8; round += 1) {
      const approved = `# Round ${round}\n`;
      await write(approved);
      await approve(team.EDITOR, approved);
      const [, answer] = await Promise.all([write(`# Smuggled ${round}\n`), publish()]);
      if (answer.status !== 201) {
        expect(answer.body.error.details.reason).toBe("approvals_missing");
        continue;
      }
      expect(answer.body.contentHash).toBe(await sha256Hex(approved));
    }
  });
});

it("tells those who have the draft open", async () => {
  const { socket, events } = await openSocket(docId, team.VIEWER, "&events=1");
  const told = () =>
    events().flatMap(({ type }) => (/^(approvals|versions)\./.test(type) ? [type] : []));
  try {
    await approve(team.EDITOR);
    await callApi("DELETE", `/api/v1/docs/${docId}/approvals/mine`, { token: team.EDITOR.token });
    await publish();
    await expect.poll(told).toEqual(["approvals.changed", "approvals.changed", "versions.changed"]);
  } finally {
    socket.close();
  }
});

describe("approving", () => {
  it("takes only the text that is there", async () => {
    const stale = await approve(team.EDITOR, "# Something else\n");
    expect(stale.status).toBe(412);
    expect(stale.body.error.details.contentHash).toBe(await sha256Hex(text));
    await write("  \n");
    expect((await approve(team.EDITOR, "  \n")).status).toBe(409);
    expect((await approve(team.VIEWER)).status).toBe(403);
  });

  it("twice counts once, and can be taken back", async () => {
    await askFor(1);
    await Promise.all([approve(team.EDITOR), approve(team.EDITOR), approve(team.EDITOR)]);
    const given = await list(team.EDITOR);
    expect(given.body).toMatchObject({ approved: 1, approvedByMe: true, isCurrent: true });
    expect((await list(team.ADMIN)).body).toMatchObject({ approvedByMe: false, missing: 0 });
    await callApi("DELETE", `/api/v1/docs/${docId}/approvals/mine`, { token: team.EDITOR.token });
    expect((await list()).body).toMatchObject({ approved: 0, missing: 1 });
  });

  it("is listed page by page, also for a text of before", async () => {
    for (const person of [team.OWNER, team.ADMIN, team.EDITOR]) await approve(person);
    await write("# Newer\n");
    const query = `?limit=2&contentHash=${await sha256Hex(text)}`;
    const first = await list(team.VIEWER, query);
    expect(first.body).toMatchObject({ isCurrent: false, approved: 3, missing: 0 });
    expect(first.body.items.map(nameOf)).toEqual(["Owner", "Admin"]);
    const second = await list(team.VIEWER, `${query}&cursor=${first.body.nextCursor}`);
    expect(second.body.items.map(nameOf)).toEqual(["Editor"]);
    expect(second.body.nextCursor).toBeNull();
    expect((await list(team.VIEWER, "?contentHash=nonsense")).status).toBe(400);
  });
});

function nameOf(approval: { user: { name: string } }): string {
  return approval.user.name;
}
