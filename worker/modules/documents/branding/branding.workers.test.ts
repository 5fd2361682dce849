import { env } from "cloudflare:workers";
import { strFromU8, unzipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { callApi } from "../../../test/api-client.ts";
import { newTeam, type Team } from "../../../test/team.ts";
import { newVersion, waitForJob } from "../../../test/workspace.ts";

const png =
  "iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mP8z8BQz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC";
const settings = {
  primaryColor: "#0a5c4a",
  accentColor: "#e07a1f",
  header: "{organization} / {title}",
  footer: "Confidential {version}",
  coverNote: "For the customer only.",
  cover: true,
  documentControl: true,
};

let team: Team;
let path: string;
beforeAll(async () => {
  team = await newTeam();
  path = `/api/v1/orgs/${team.organizationId}/branding`;
});

async function exportDocx(versionId: string) {
  const { token } = team.OWNER;
  const asked = await callApi("POST", `/api/v1/versions/${versionId}/exports`, {
    token,
    body: { format: "docx" },
  });
  await waitForJob(team.OWNER, asked.body.job.id);
  const stored = await env.FILES.get(`exports/${asked.body.export.id}`);
  const files = unzipSync(new Uint8Array((await stored?.arrayBuffer()) ?? new ArrayBuffer(0)));
  const text = (name: string) => strFromU8(files[name] ?? new Uint8Array());
  return { exportId: asked.body.export.id, files, text };
}

describe("branding", () => {
  it("is the product's own look until somebody chooses", async () => {
    const { body } = await callApi("GET", path, { token: team.VIEWER.token });
    expect(body).toMatchObject({ logo: null, updatedAt: null });
    expect(body.settings).toMatchObject({ primaryColor: "#12326f", header: null, cover: true });
  });

  it("is what exports asked for from then on look like, with the versions so far", async () => {
    const version = await newVersion(team.OWNER, "## Scope\n\nText.\n");
    const plain = await exportDocx(version.id);
    const { token } = team.ADMIN;
    expect((await callApi("PUT", path, { token, body: settings })).status).toBe(200);
    const { status, body } = await callApi("PUT", `${path}/logo`, { token, body: { data: png } });
    expect(status).toBe(200);
    expect(body).toMatchObject({ settings, logo: { type: "png", width: 10, height: 10 } });

    const branded = await exportDocx(version.id);
    expect(branded.exportId).not.toBe(plain.exportId);
    expect(branded.text("word/header1.xml")).toContain("/ Requirements");
    expect(branded.text("word/footer1.xml")).toContain("Confidential Version 1");
    expect(branded.text("word/styles.xml")).toContain("0A5C4A");
    expect(branded.files["word/media/image1.png"]).toBeDefined();
    const document = branded.text("word/document.xml");
    expect(document).toContain("For the customer only.");
    expect(document).toContain("Document control");
    expect((await exportDocx(version.id)).exportId).toBe(branded.exportId);
  });

  it("keeps settings and logo apart when both change at once", async () => {
    const { token } = team.OWNER;
    await Promise.all([
      callApi("PUT", path, { token, body: { ...settings, coverNote: "Other." } }),
      callApi("PUT", `${path}/logo`, { token, body: { data: png } }),
    ]);
    const { body } = await callApi("GET", path, { token });
    expect(body.settings.coverNote).toBe("Other.");
    expect(body.logo).not.toBeNull();
    const removed = await callApi("DELETE", `${path}/logo`, { token });
    expect(removed.body).toMatchObject({ logo: null, settings: { coverNote: "Other." } });
    expect((await callApi("GET", `${path}/logo`, { token })).status).toBe(404);
  });

  it.each([
    ["a script that calls itself a picture", btoa(`<script>alert(1)</script>${" ".repeat(60)}`)],
    ["an SVG", btoa(`<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"></svg>`)],
    ["the head of a PNG alone", png.slice(0, 24)],
    ["nothing", ""],
  ])("refuses %s as a logo", async (_what, data) => {
    const answer = await callApi("PUT", `${path}/logo`, {
      token: team.OWNER.token,
      body: { data },
    });
    expect(answer.status).toBe(400);
    expect(answer.body.error.code).toBe("VALIDATION_FAILED");
  });

  it.each([{ primaryColor: "red" }, { header: "x".repeat(121) }, { accentColor: "#12326f;}" }])(
    "refuses %j",
    async (wrong) => {
      const answer = await callApi("PUT", path, {
        token: team.OWNER.token,
        body: { ...settings, ...wrong },
      });
      expect(answer.status).toBe(400);
    },
  );
});
