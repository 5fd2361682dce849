import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { emails } from "../../../platform/email/tables.ts";
import { callApi } from "../../../test/api-client.ts";
import { mailTo } from "../../../test/mailbox.ts";
import {
  addToTeam,
  newPerson,
  type Person,
  testContext,
  testDatabase,
} from "../../../test/team.ts";
import { newVersion, waitForJob } from "../../../test/workspace.ts";
import { memberships, users } from "../../identity/tables.ts";
import { tellReadyExports } from "./index.ts";
import { exportFiles } from "./tables.ts";
import { askForExport } from "./testing/ask-for-export.ts";

describe("a file that waits for its maker", () => {
  /** An export of somebody with a confirmed address, ready since the year 2000. */
  async function newWaiting() {
    const maker = await newPerson();
    const { id } = await newVersion(maker);
    const { export: file, job } = await askForExport(maker, id, "md");
    await waitForJob(maker, job.id);
    const moment = "2000-01-01T00:00:00.000Z";
    const { db } = testContext();
    await db.update(users).set({ emailVerifiedAt: moment }).where(eq(users.id, maker.id));
    await db.update(exportFiles).set({ readyAt: moment }).where(eq(exportFiles.id, file.id));
    return { maker, file };
  }
  const tell = () => tellReadyExports({ ctx: testContext() });
  const mailsTo = ({ email }: Person) =>
    testDatabase().select().from(emails).where(eq(emails.recipient, email));

  it("is told of by one mail that leads to it, also when two clocks strike at once", async () => {
    const { maker, file } = await newWaiting();
    await Promise.all([tell(), tell()]);
    await tell();
    expect(await mailsTo(maker)).toHaveLength(1);
    const [mail] = await mailTo(maker.email);
    expect(mail?.template).toBe("export-ready");
    expect(mail?.subject).toContain(".md");
    expect(mail?.links[0]).toBe(`http://localhost:8787/projects/${file.projectId}/exports`);
  });

  it.each([
    [
      "they have fetched it",
      ({ maker, file }) =>
        callApi("GET", `/api/v1/exports/${file.id}/download`, { token: maker.token }),
    ],
    [
      "they have made a link to it",
      ({ maker, file }) =>
        callApi("POST", `/api/v1/exports/${file.id}/links`, { token: maker.token, body: {} }),
    ],
    [
      "they want no such mail",
      ({ maker }) =>
        callApi("PATCH", "/api/v1/me", {
          token: maker.token,
          body: { preferences: { exportMails: false } },
        }),
    ],
    [
      "their address is not confirmed",
      ({ maker }) =>
        testDatabase().update(users).set({ emailVerifiedAt: null }).where(eq(users.id, maker.id)),
    ],
    [
      "they have left the organization",
      async ({ maker }) => {
        await addToTeam(maker.organizationId, (await newPerson()).id, "OWNER");
        await testDatabase().delete(memberships).where(eq(memberships.userId, maker.id));
      },
    ],
  ] satisfies [string, (waiting: Awaited<ReturnType<typeof newWaiting>>) => Promise<unknown>][])(
    "is not when %s",
    async (_why, happens) => {
      const waiting = await newWaiting();
      await happens(waiting);
      const attended = async () => {
        const [row] = await testDatabase()
          .select({ at: exportFiles.attendedAt })
          .from(exportFiles)
          .where(eq(exportFiles.id, waiting.file.id));
        return row?.at;
      };
      await tell();
      await expect.poll(attended).not.toBeNull();
      expect(await mailsTo(waiting.maker)).toEqual([]);
    },
  );
});
