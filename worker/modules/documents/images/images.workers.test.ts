import { beforeAll, describe, expect, it } from "vitest";
import { callApi } from "../../../test/api-client.ts";
import { newTeam, type Person, type Team, testContext } from "../../../test/team.ts";
import { newDocument, newImagePath, smallPng } from "../../../test/workspace.ts";
import { findImages } from "./index.ts";

let team: Team;
let docId: string;
beforeAll(async () => {
  team = await newTeam();
  docId = (await newDocument(team.OWNER)).id;
});

function upload(
  rawBody: BodyInit,
  contentType = "image/png",
  person: Person = team.EDITOR,
  id = docId,
) {
  return callApi("POST", `/api/v1/docs/${id}/images`, {
    token: person.token,
    rawBody,
    headers: { "Content-Type": contentType },
  });
}

const bytesOf = (...parts: (string | number[])[]) =>
  new Uint8Array(
    parts.flatMap((part) =>
      typeof part === "string" ? Array.from(part, (char) => char.charCodeAt(0)) : part,
    ),
  );

const files = {
  "image/png": [smallPng(), 1, 1],
  "image/gif": [bytesOf("GIF89a", [3, 0, 2, 0, 0, 0, 0])],
  "image/jpeg": [
    bytesOf([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 11, 8, 0, 2, 0, 3, 1, 1, 0x11, 0]),
  ],
  "image/webp": [
    bytesOf("RIFF", [0, 0, 0, 0], "WEBPVP8X", [0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 1, 0, 0]),
  ],
} as const;

describe("an upload", () => {
  it.each(Object.entries(files))("knows %s by its bytes", async (type, [bytes, width, height]) => {
    const { status, body } = await upload(bytes, "image/x-whatever");
    expect(status, JSON.stringify(body)).toBe(201);
    expect(body).toEqual({
      id: expect.stringMatching(/^img_/),
      url: `/api/v1/images/${body.id}`,
      contentType: type,
      sizeBytes: bytes.byteLength,
      width: width ?? 3,
      height: height ?? 2,
      createdAt: expect.any(String),
    });
  });

  it("is the same image when it comes again", async () => {
    const { id } = await newDocument(team.OWNER);
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => upload(smallPng(), "image/png", team.EDITOR, id)),
    );
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  });

  it("of anything else is refused in words", async () => {
    for (const bytes of ["<html></html>", "%PDF-1.7", "", "<svg><rect></svg>"]) {
      const answer = await upload(bytes || new Uint8Array(0));
      expect(answer.status).toBe(400);
      expect(answer.body.error.details.issues[0].code).toBe("not_an_image");
    }
    expect((await upload("{}", "application/json")).status).toBe(415);
    const large = await upload(new Uint8Array(10 * 1024 * 1024 + 1));
    expect(large.status).toBe(413);
    expect(large.body.error.details.maxBytes).toBe(10 * 1024 * 1024);
    const almost = new Uint8Array(10 * 1024 * 1024);
    almost.set(smallPng());
    expect((await upload(almost)).status).toBe(201);
  });

  it("is for editors of the document", async () => {
    expect((await upload(smallPng(), "image/png", team.VIEWER)).status).toBe(403);
    expect((await upload(smallPng(), "image/png", team.stranger)).status).toBe(404);
  });
});

describe("an image", () => {
  it("is served to those who may read the document, as nothing but a picture", async () => {
    const path = await newImagePath(team.OWNER);
    const { status, headers } = await callApi("GET", path, { token: team.VIEWER.token });
    expect(status).toBe(200);
    expect(headers.get("Content-Type")).toBe("image/png");
    expect(headers.get("Content-Length")).toBe(String(smallPng().byteLength));
    expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
    expect(headers.get("Content-Security-Policy")).toMatch(/default-src 'none'.*sandbox/);
    expect(headers.get("Cache-Control")).toMatch(/^private/);
    expect((await callApi("GET", path, { token: team.stranger.token })).status).toBe(404);
    expect((await callApi("GET", path)).status).toBe(401);
  });

  it("in SVG comes back without what could run", async () => {
    const source =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20" onload="alert(1)"><script>alert(2)</script><rect width="4"/></svg>';
    const { body } = await upload(source, "image/svg+xml");
    expect(body).toMatchObject({ contentType: "image/svg+xml", width: 40, height: 20 });
    const served = await callApi("GET", body.url, { token: team.EDITOR.token });
    expect(served.body).toContain('<rect width="4">');
    expect(served.body).not.toContain("alert");
  });

  it("is read for exports within its organization only", async () => {
    const ctx = testContext();
    const url = await newImagePath(team.OWNER);
    const urls = [url, `${url}x`, "https://example.com/a.png"];
    const find = (organizationId: string) => findImages({ ctx, input: { organizationId, urls } });
    const found = await find(team.organizationId);
    expect([...found.keys()]).toEqual([url]);
    expect(await found.get(url)?.read()).toEqual(smallPng());
    expect((await find(team.stranger.organizationId)).size).toBe(0);
  });
});
