import { beforeAll, describe, expect, it } from "vitest";
import { callApi } from "../../../test/api-client.ts";
import { newPerson, type Person } from "../../../test/team.ts";
import { newDocument } from "../../../test/workspace.ts";
import { checkDocument } from "./guardrails/check-document.ts";

let owner: Person;
beforeAll(async () => {
  owner = await newPerson();
});

async function checks(docId: string) {
  const path = `/api/v1/docs/${docId}/checks`;
  const { status, body, headers } = await callApi("GET", path, { token: owner.token });
  expect(status, JSON.stringify(body)).toBe(200);
  return { body, timing: headers.get("Server-Timing") };
}

describe("the checks of a draft", () => {
  it("name the rule, the place and what to do, for the text as it is now", async () => {
    const text =
      "# T\n\n## 4 Functional requirements\n\n### 4.1 Doors\n\n" +
      "| ID | Requirement | Priority | Acceptance criteria |\n|---|---|---|---|\n" +
      "| FR-001 | The door shall open quickly. | Must | It is seen to open. |\n";
    const { id } = await newDocument(owner, text);
    const { body, timing } = await checks(id);
    expect(body).toMatchObject({ revision: 1, promptPack: "srs/v1", passed: false });
    expect(body.findings).toContainEqual({
      rule: "requirement.vague",
      severity: "warning",
      place: { section: "t.4-functional-requirements.4-1-doors", heading: "4.1 Doors", line: 9 },
      message: "FR-001 cannot be tested as worded: “quickly”.",
      fix: expect.stringContaining("measured"),
    });
    expect(body.findings.map(({ rule }: { rule: string }) => rule)).toContain("heading.missing");
    expect(timing).toContain('desc="1');

    await callApi("PUT", `/api/v1/docs/${id}/draft`, {
      token: owner.token,
      body: { content: text.replace(" quickly", "") },
      headers: { "If-Match": "*" },
    });
    const after = (await checks(id)).body;
    expect(after.revision).toBe(2);
    expect(after.findings.map(({ rule }: { rule: string }) => rule)).not.toContain(
      "requirement.vague",
    );
  });

  it("take the words of the project's context for content", async () => {
    const { id, projectId } = await newDocument(owner, "# T\n\nA TODO list.\n");
    const leftover = { rule: "text.placeholder", place: { section: "t", heading: "T", line: 3 } };
    expect((await checks(id)).body.findings).toContainEqual(expect.objectContaining(leftover));
    await callApi("PUT", `/api/v1/projects/${projectId}/context`, {
      token: owner.token,
      body: { context: { product: { oneLiner: "A TODO list" } } },
    });
    expect((await checks(id)).body.findings).not.toContainEqual(expect.objectContaining(leftover));
  });

  it("find the same as the guardrails do with the rules that an editor gets", async () => {
    const { id, projectId } = await newDocument(owner, "");
    await callApi("PUT", `/api/v1/projects/${projectId}/context`, {
      token: owner.token,
      body: { context: { product: { oneLiner: "A TODO list" } } },
    });
    const get = (part: string) =>
      callApi("GET", `/api/v1/docs/${id}/${part}`, { token: owner.token });
    const { body: rules, headers } = await get("check-rules");
    expect(headers.get("Server-Timing")).toContain('desc="1');
    const longest = rules.pack.sections[0].prompt.split(/(?<=[.:])\s+/)[0];
    const pieces = [
      "## 4 Functional requirements\n",
      "| ID | Requirement | Priority | Acceptance criteria |\n|---|---|---|---|\n| FR-001 | It shall open quickly. | Must | |\n",
      "A TODO list and [a link](#nowhere), TBD.\n",
      `${longest}\n`,
      "## 용어집\r\n\r\nFR-404 stands nowhere.\n",
    ];
    for (let taken = 1; taken <= pieces.length; taken += 1) {
      const text = `# T\n\n${pieces.slice(0, taken).join("\n")}`;
      await callApi("PUT", `/api/v1/docs/${id}/draft`, {
        token: owner.token,
        body: { content: text },
        headers: { "If-Match": "*" },
      });
      const { passed, findings } = checkDocument(text, rules.pack, { knownText: rules.knownText });
      expect((await checks(id)).body).toMatchObject({ passed, findings });
      expect(findings.length).toBeGreaterThan(0);
    }
  });
});
