import { sql } from "drizzle-orm";
import { strFromU8, strToU8, unzipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { sha256Hex } from "../../../kernel/digest.ts";
import { callApi } from "../../../test/api-client.ts";
import { newPerson, type Person, testDatabase } from "../../../test/team.ts";
import { newDocument, newVersion, smallPng, waitForJob } from "../../../test/workspace.ts";
import { versionDiagrams } from "../versions/tables.ts";
import { decodePng } from "./render/pictures/decode-png.ts";
import { downloadExport, exportedFile } from "./testing/ask-for-export.ts";

let owner: Person;
beforeAll(async () => {
  owner = await newPerson();
});

async function uploaded(docId: string, rawBody: BodyInit, type: string): Promise<string> {
  const answer = await callApi("POST", `/api/v1/docs/${docId}/images`, {
    token: owner.token,
    rawBody,
    headers: { "Content-Type": type },
  });
  return answer.body.id;
}

describe("a diagram", () => {
  const text = "# Spec\n\n```mermaid\ngraph TD\n  A-->B\n```\n\n> ```mermaid\n> pie\n> ```\n";
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="4"/></svg>';

  async function publishedWith(doc: { id: string; projectId: string }, imagesOf: string) {
    const diagram = {
      sourceHash: await sha256Hex("graph TD\n  A-->B"),
      svgImageId: await uploaded(imagesOf, svg, "image/svg+xml"),
      pngImageId: await uploaded(imagesOf, smallPng(), "image/png"),
    };
    const { body } = await callApi("POST", `/api/v1/docs/${doc.id}/publish`, {
      token: owner.token,
      body: { diagrams: [diagram] },
    });
    return { version: { ...doc, id: body.id, documentId: doc.id }, diagram };
  }

  it("is the picture it was published with, or its source with a warning", async () => {
    const doc = await newDocument(owner, text);
    const { version: drawn } = await publishedWith(doc, doc.id);
    const html = await exportedFile(owner, drawn.id, "html");
    const page = strFromU8(html.bytes);
    expect(page).toMatch(
      /<p class="picture diagram"><img alt="Diagram \(graph\)" width="40" height="20" src="data:image\/svg\+xml/,
    );
    expect(page).toContain("<code>pie</code>");
    expect(html.file.warnings).toEqual([
      { code: "DIAGRAM_AS_SOURCE", message: expect.stringMatching(/^Diagram \(pie\) is shown/) },
    ]);
    const docx = unzipSync((await exportedFile(owner, drawn.id, "docx")).bytes);
    expect(docx["word/media/image1.png"]).toEqual(smallPng());
    expect(strFromU8(docx["word/document.xml"] ?? new Uint8Array())).toContain('cx="381000"');
    const pdf = await exportedFile(owner, drawn.id, "pdf");
    expect(strFromU8(pdf.bytes, true)).toContain("/Subtype /Image");
  });

  it("never changes afterwards, and is of no other document", async () => {
    const doc = await newDocument(owner, text);
    const other = await newDocument(owner, text);
    const { version: borrowed } = await publishedWith(doc, other.id);
    expect((await exportedFile(owner, borrowed.id, "html")).file.warnings).toHaveLength(2);
    const { version: drawn, diagram } = await publishedWith(doc, doc.id);
    const db = testDatabase();
    const late = { ...diagram, versionId: drawn.id, sourceHash: await sha256Hex("pie") };
    const refused = (reason: string) => ({ cause: { message: expect.stringContaining(reason) } });
    await expect(db.insert(versionDiagrams).values(late)).rejects.toMatchObject(
      refused("a version keeps the diagrams"),
    );
    const change = db.update(versionDiagrams).set({ svgImageId: diagram.pngImageId });
    for (const statement of [change, db.delete(versionDiagrams)]) {
      const asOwner = db.batch([db.execute(sql`set local role none`), statement]);
      await expect(asOwner).rejects.toThrow("never change");
    }
  });
});

describe("a picture", () => {
  const gif =
    "data:image/gif;base64,R0lGODlhBgAEAPEAAP8AAKoAVVUAqgAA/yH5BAAAAAAALAAAAAAGAAQAAAIHnC+pwQ0PCwA7";
  const webp =
    "data:image/webp;base64,UklGRlQAAABXRUJQVlA4IEgAAADwAgCdASoGAAQAAoBCJagCdGuA/gGEAev/dgAMDWbe4AD+9rPck/F1fgs0G8HA4LNBvuQC/9KCntGL//4oKe0Yv//qWf4qAAA=";
  const svg = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="6" height="4"><rect width="6" height="4" fill="#f00"/><text font-size="3" y="3">승</text></svg>')}`;

  it("that Word and PDF cannot hold is converted, and a broken one is named", async () => {
    const text = `![gif](${gif})\n\n![webp](${webp})\n\n![svg](${svg})\n\n![bad](${webp.slice(0, 80)})\n`;
    const of = await newVersion(owner, text);
    for (const format of ["docx", "pdf"]) {
      const { file, bytes } = await exportedFile(owner, of.id, format);
      expect(file.status).toBe("succeeded");
      expect(file.warnings, format).toEqual([
        { code: "PICTURE_NOT_SHOWN", message: expect.stringContaining("“bad” is not shown") },
      ]);
      if (format === "pdf") {
        expect(strFromU8(bytes, true).match(/\/Subtype \/Image/g)).toHaveLength(3);
        continue;
      }
      const files = unzipSync(bytes);
      const media = Object.entries(files).filter(([name]) => name.startsWith("word/media/"));
      const shown = media.map(([, picture]) => decodePng(picture, 1_000) ?? "as it was");
      expect(shown).toMatchObject(["as it was", { width: 6, height: 4 }, { width: 12, height: 8 }]);
      const [, drawn, painted] = shown;
      expect(typeof drawn === "object" && [...drawn.color.subarray(0, 3)]).toSatisfy(isBlue);
      expect(typeof painted === "object" && [...painted.color.subarray(0, 3)]).toEqual([255, 0, 0]);
    }
    expect(globalThis).not.toHaveProperty("location");
  });

  it("of the product itself lies beside Markdown in a ZIP, alone and with the project", async () => {
    const doc = await newDocument(owner, "# Spec\n");
    const png = `/api/v1/images/${await uploaded(doc.id, smallPng(), "image/png")}`;
    const gone = `/api/v1/images/img_${"0".repeat(26)}`;
    const text = (address: string) =>
      `# Spec\n\n![Shaft](${address} "x") and [it](${address}), [home](/), ![gone](${gone})\n\n[ref]: ${address}\n`;
    const { token } = owner;
    await callApi("PUT", `/api/v1/docs/${doc.id}/draft`, {
      token,
      body: { content: text(png) },
      headers: { "If-Match": "*" },
    });
    const published = await callApi("POST", `/api/v1/docs/${doc.id}/publish`, { token, body: {} });
    const file = `images/${png.split("/").at(-1)}.png`;

    const one = await exportedFile(owner, published.body.id, "md");
    expect(one.file.fileName).toMatch(/-SRS-v1\.zip$/);
    expect(one.file.warnings).toEqual([
      { code: "PICTURE_NOT_SHOWN", message: expect.stringContaining("“gone” is not shown") },
    ]);
    const name = one.file.fileName.replace(".zip", ".md");
    expect(Object.entries(unzipSync(one.bytes))).toEqual([
      [name, strToU8(text(file))],
      [file, smallPng()],
    ]);

    const all = await callApi("POST", `/api/v1/projects/${doc.projectId}/exports`, {
      token,
      body: { format: "md" },
    });
    await waitForJob(owner, all.body.job.id);
    const zip = await (await downloadExport(owner, all.body.export.id)).arrayBuffer();
    const [[path = "", words] = [], picture] = Object.entries(unzipSync(new Uint8Array(zip)));
    expect(words).toEqual(strToU8(text(file)));
    expect(picture).toEqual([`${path.slice(0, path.lastIndexOf("/") + 1)}${file}`, smallPng()]);
  });

  function isBlue(color: unknown): boolean {
    if (!Array.isArray(color)) return false;
    const [red, , blue] = color as number[];
    return (blue ?? 0) > (red ?? 255) + 100;
  }
});
