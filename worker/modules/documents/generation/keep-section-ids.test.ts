import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ProjectContext } from "../context/contract.ts";
import { extractRequirements } from "../requirements/index.ts";
import { composeSection } from "./compose/compose-section.ts";
import { idsDefinedIn, keepSectionIds } from "./keep-section-ids.ts";
import { getPromptPack } from "./promptpacks/get-prompt-pack.ts";
import { createComposerProvider } from "./providers/composer-provider.ts";
import { type RequirementMemory, rememberRequirements } from "./requirement-memory.ts";
import { writeDocument } from "./write-document.ts";

const pack = getPromptPack("SRS");
const THINGS = "anchors barrels candles drums engines flutes gates hammers ivory jars".split(" ");
const QUALITIES = "apples bridges clouds doors eagles".split(" ");

function contextOf(things: readonly string[], qualities: readonly string[]): ProjectContext {
  return ProjectContext.parse({
    features: things.map((thing) => ({
      name: thing,
      description: `Exports ${thing}. Overdue reminders about ${thing}.`,
    })),
    constraints: [...qualities],
  });
}

async function write(context: ProjectContext, memory: RequirementMemory): Promise<string> {
  const provider = createComposerProvider();
  return (await writeDocument({ pack, title: "T", context, provider, memory })).markdown;
}

function statementsById(markdown: string): Map<string, string> {
  return new Map(
    extractRequirements(markdown).requirements.map(({ id, statement }) => [id, statement]),
  );
}

/** What a model makes of two sections that numbers as it likes, with the ids kept. */
function writeCarelessly(context: ProjectContext, memory: RequirementMemory, offset: number) {
  const defined = new Set<string>();
  return ["functional-requirements", "constraints"]
    .map((id) => {
      const section = pack.sections.find((candidate) => candidate.id === id);
      if (section === undefined) throw new Error(`No section ${id}`);
      const written = composeSection({ pack, section, context }).replace(
        /\b(FR|CR)-(\d{3})\b/g,
        (_id, prefix, number) =>
          `${prefix}-${String(((Number(number) + offset) % 40) + 1).padStart(3, "0")}`,
      );
      const markdown = keepSectionIds(written, memory, defined);
      for (const own of idsDefinedIn(markdown)) defined.add(own);
      return markdown;
    })
    .join("\n\n");
}

describe("ids of requirements", () => {
  const rounds = fc.array(
    fc.tuple(fc.shuffledSubarray(THINGS), fc.shuffledSubarray(QUALITIES), fc.nat(39)),
    { minLength: 2, maxLength: 4 },
  );

  it("stay with their requirement however often a document is written, and are never given away", async () => {
    await fc.assert(
      fc.asyncProperty(rounds, fc.boolean(), async (contexts, byModel) => {
        let memory = rememberRequirements([]);
        const meanings = new Map<string, string>();
        let before = new Map<string, string>();
        for (const [things, qualities, offset] of contexts) {
          const context = contextOf(things, qualities);
          const markdown = byModel
            ? writeCarelessly(context, memory, offset)
            : await write(context, memory);
          const now = statementsById(markdown);
          const ids = new Map([...now].map(([id, statement]) => [statement, id]));
          for (const [id, statement] of before) {
            if (ids.has(statement)) expect(ids.get(statement)).toBe(id);
          }
          for (const [id, statement] of now) {
            expect(meanings.get(id) ?? statement).toBe(statement);
            meanings.set(id, statement);
          }
          before = now;
          memory = rememberRequirements([markdown], memory.highest);
        }
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  it("refer to the same requirement in sections before and after its own", async () => {
    const first = await write(contextOf(["anchors", "barrels"], []), rememberRequirements([]));
    const memory = rememberRequirements([first]);
    const second = await write(contextOf(["candles", "barrels"], []), memory);
    expect(first).toMatch(/\| barrels \| [^|]+ \| FR-003, FR-004 \|/);
    expect(second).toMatch(
      /\| candles \| [^|]+ \| FR-005, FR-006 \|\n\| barrels \| [^|]+ \| FR-003, FR-004 \|/,
    );
  });

  it("come back with a requirement that the last published version had", () => {
    const table = (id: string, what: string) =>
      `## 4 Functional requirements\n\n| ID | Requirement |\n| --- | --- |\n| ${id} | The app shall ${what}. |\n`;
    const memory = rememberRequirements(["# Empty\n", table("FR-007", "sign reports")]);
    expect(keepSectionIds(table("FR-001", "sign reports"), memory, new Set())).toContain("FR-007");
    expect(keepSectionIds(table("FR-007", "fly kites"), memory, new Set())).toContain("FR-008");
  });
});
