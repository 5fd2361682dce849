import fc from "fast-check";
import type { Nodes } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { describe, expect, it } from "vitest";
import { ProjectContext } from "../../context/contract.ts";
import { singleLine } from "../../context/escape-markdown.ts";
import { EXAMPLE_CONTEXT } from "../../context/example-context.ts";
import { checkDocument } from "../guardrails/check-document.ts";
import { readOutline } from "../guardrails/outline.ts";
import { PROMPT_PACKS } from "../promptpacks/get-prompt-pack.ts";
import type { PackType, PromptPack } from "../promptpacks/pack.ts";
import { composeSection } from "./compose-section.ts";
import { specificationOf } from "./specification.ts";
import { arbitraryContext } from "./testing/arbitrary-context.ts";

const example = ProjectContext.parse(EXAMPLE_CONTEXT);
/** For a loaded machine with coverage switched on. */
const SLOW_MS = 60_000;
const packs = PROMPT_PACKS.map((pack) => [pack.type, pack] as const);

function compose(pack: PromptPack, context: ProjectContext): string {
  return pack.sections.map((section) => composeSection({ pack, section, context })).join("\n\n");
}

function parse(markdown: string) {
  return fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}

function plainTextOf(node: Nodes): string {
  if ("value" in node) return node.type === "html" ? "" : node.value;
  return "children" in node ? node.children.map(plainTextOf).join("") : "";
}

function squeezed(text: string): string {
  return text.replace(/[\s.;:,!?。！？؟…"“”’»)\]-]+/gu, "").toLowerCase();
}

function givenTexts(context: ProjectContext, type: PackType): string[] {
  return [
    ...Object.values(context.product ?? {}),
    ...(context.goals ?? []).flatMap(({ statement, measure }) => [statement, measure]),
    ...(context.stakeholders ?? []).flatMap(({ name, interest }) => [name, interest]),
    ...(context.userClasses ?? []).flatMap(({ name }) => [name]),
    ...(context.features ?? []).map(({ name }) => name),
    ...(type === "SRS" ? (context.constraints ?? []) : []),
    ...(type === "SRS" ? (context.qualityAttributes ?? []).map((item) => item.requirement) : []),
    ...(type === "SRS" ? (context.userClasses ?? []).map((item) => item.description) : []),
    ...(type === "SRS" ? (context.glossary ?? []).flatMap((item) => Object.values(item)) : []),
    ...(context.assumptions ?? []),
    ...(context.externalInterfaces ?? []).map(({ name }) => name),
    ...(context.qualityAttributes ?? []).map(({ target }) => target),
    ...(context.outOfScope ?? []),
  ].flatMap((text) => (text === undefined || text.trim() === "" ? [] : [text]));
}

function headings(markdown: string): string[] {
  return parse(markdown).children.flatMap((node) =>
    node.type === "heading" ? [`${node.depth} ${plainTextOf(node).split(" ")[0]}`] : [],
  );
}

describe("composed documents", () => {
  it.each(packs)(
    "%s passes its guardrails for any context",
    (_type, pack) => {
      fc.assert(
        fc.property(arbitraryContext, (context) => {
          const knownText = JSON.stringify(context);
          const markdown = compose(pack, context);
          const { findings } = checkDocument(markdown, pack, { knownText });
          expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
        }),
        { numRuns: 60 },
      );
    },
    SLOW_MS,
  );

  it.each(packs)(
    "%s shows everything that was given",
    (_type, pack) => {
      fc.assert(
        fc.property(arbitraryContext, (context) => {
          const shown = squeezed(plainTextOf(parse(compose(pack, context))));
          for (const text of givenTexts(context, pack.type))
            expect(shown).toContain(squeezed(singleLine(text)));
        }),
        { numRuns: 20 },
      );
    },
    SLOW_MS,
  );

  it.each(packs)(
    "%s keeps its headings whatever the text",
    (_type, pack) => {
      fc.assert(
        fc.property(arbitraryContext, (context) => {
          const markdown = compose(pack, context);
          const found = headings(markdown);
          const parts = found.map((heading) => heading.slice(2));
          expect(found.filter((heading) => heading.startsWith("2 "))).toHaveLength(
            pack.sections.length,
          );
          expect(new Set(parts).size).toBe(parts.length);
          const tree = parse(markdown);
          expect(tree.children.filter(({ type }) => type === "html" || type === "code")).toEqual(
            [],
          );
          for (const node of tree.children) {
            if (node.type !== "table") continue;
            const widths = new Set(node.children.map((row) => row.children.length));
            expect(widths.size).toBe(1);
          }
          expect(readOutline(markdown).headings).toHaveLength(found.length);
        }),
        { numRuns: 20 },
      );
    },
    SLOW_MS,
  );

  it(
    "derives requirements for every item, with unique ids and a complete trace",
    () => {
      fc.assert(
        fc.property(arbitraryContext, (context) => {
          const spec = specificationOf(context);
          const ids = [...spec.requirements, ...spec.questions].map(({ id }) => id);
          expect(new Set(ids).size).toBe(ids.length);
          (context.goals ?? []).forEach((_item, index) => {
            expect(spec.from("business", index)).toHaveLength(1);
          });
          (context.features ?? []).forEach((_item, index) => {
            expect(spec.from("feature", index).length).toBeGreaterThan(0);
          });
          (context.externalInterfaces ?? []).forEach((_item, index) => {
            expect(spec.from("interface", index).length).toBeGreaterThan(0);
          });
          expect(spec.ofKind("quality")).toHaveLength(context.qualityAttributes?.length ?? 0);
          expect(spec.ofKind("constraint")).toHaveLength(context.constraints?.length ?? 0);
          const [srs] = PROMPT_PACKS;
          if (!srs) throw new Error("There is no pack");
          const trace =
            compose(srs, context).split("### 9.2 From requirement")[1]?.split("\n## 10 ")[0] ?? "";
          for (const { id } of spec.requirements) {
            expect(trace.match(new RegExp(`^\\| ${id} \\|`, "gm"))).toHaveLength(1);
          }
        }),
        { numRuns: 60 },
      );
    },
    SLOW_MS,
  );

  it(
    "keeps ids when items are added at the end",
    () => {
      fc.assert(
        fc.property(arbitraryContext, arbitraryContext, (context, more) => {
          const longer: ProjectContext = {
            ...context,
            goals: [...(context.goals ?? []), ...(more.goals ?? [])],
            features: [...(context.features ?? []), ...(more.features ?? [])],
            constraints: [...(context.constraints ?? []), ...(more.constraints ?? [])],
            externalInterfaces: [
              ...(context.externalInterfaces ?? []),
              ...(more.externalInterfaces ?? []),
            ],
          };
          const after = new Map(
            specificationOf(longer).requirements.map(({ id, statement }) => [id, statement]),
          );
          for (const { id, statement } of specificationOf(context).requirements) {
            expect(after.get(id)).toBe(statement);
          }
        }),
        { numRuns: 60 },
      );
    },
    SLOW_MS,
  );

  it("is the same for the same context", () => {
    for (const pack of PROMPT_PACKS) {
      expect(compose(pack, example)).toBe(compose(pack, structuredClone(example)));
    }
  });

  it(
    "composes the largest context that is accepted in seconds",
    () => {
      const context: ProjectContext = {
        goals: Array.from({ length: 50 }, (_, i) => ({
          statement: `Reach the outcome number ${i}`,
        })),
        features: Array.from({ length: 200 }, (_, i) => ({
          name: `Feature ${i}`,
          description: "Users can order a box. ".repeat(170),
        })),
      };
      const started = performance.now();
      const [srs] = PROMPT_PACKS;
      if (!srs) throw new Error("There is no pack");
      expect(compose(srs, context).length).toBeGreaterThan(1_000_000);
      expect(performance.now() - started).toBeLessThan(30_000);
    },
    SLOW_MS,
  );

  it("asks instead of inventing where nothing was given", () => {
    for (const pack of PROMPT_PACKS) {
      const markdown = compose(pack, {});
      expect(markdown).toContain("OQ-001");
      expect(markdown).not.toMatch(/\b(?:FR|IR|QR|CR|BR)-\d/);
    }
  });

  it("reads as sentences: begun with a capital, each noun with its number", () => {
    const [srs] = PROMPT_PACKS;
    const text = (context: object) => compose(srs as PromptPack, ProjectContext.parse(context));
    const given = text({
      product: { name: "desk", problem: "boxes get lost.", vision: "no box is lost" },
      goals: [{ statement: "We want to save time", measure: "half an hour a day" }],
      features: [{ name: "box orders", description: "Weekly list of boxes" }, { name: "iOS app" }],
      externalInterfaces: [
        { name: "Scanner", kind: "hardware", description: "reads codes. Codes are checked." },
      ],
    });
    expect(given).toContain("\nBoxes get lost.\n\nNo box is lost.\n");
    expect(given).toContain("outcome: “Save time”. | Half an hour a day. |");
    expect(given).toContain("\n### 4.1 Box orders\n");
    expect(given).toContain("\n### 4.2 iOS app\n");
    expect(given).toContain(
      "As part of “box orders”, the system shall provide a weekly list of boxes.",
    );
    expect(given).toContain("work with “Scanner” as described: “reads codes”.");
    expect(given).toContain("At the interface “Scanner”, codes shall be checked.");
    const named = { name: "Lumenza Grid", oneLiner: "Lumenza Grid balances load" };
    expect(text({ product: named })).toContain("In short: Lumenza Grid balances load.");
    expect(text({ product: { name: "Lumenza", oneLiner: "Lumenza helps" } })).toContain(
      "In short: Lumenza helps.",
    );
    const maps = [{ name: "Routes", description: "Google Maps view. Real-time view" }];
    expect(text({ features: maps })).toContain("shall provide a Google Maps view.");
    expect(text({ features: maps })).toContain("shall provide a real-time view.");
    expect(text({})).toContain("states no requirement and leaves 14 questions open. They are");
  });

  it("knows of whom a description goes on to speak, and gives what it names an article", () => {
    const spec = specificationOf(
      ProjectContext.parse({
        features: [
          {
            name: "Cleaning",
            description:
              "Cleaning staff get a list, sorted by urgency; they mark a bed as clean. Reminder if it takes an hour. Must be fast.",
          },
          { name: "Reports", description: "Attendance, revenue, dropouts; by class. PDF invoice." },
        ],
        externalInterfaces: [
          { name: "Lab", kind: "software", description: "HL7 messages over MLLP. REST API." },
          { name: "Wall", kind: "hardware", description: "55-inch screen" },
          { name: "SMS", kind: "communications", description: "For escalation. JSON, hourly." },
        ],
      }),
    );
    expect(spec.requirements.map(({ statement }) => statement)).toEqual([
      "Cleaning staff shall get a list, sorted by urgency.",
      "The system shall enable cleaning staff to mark a bed as clean.",
      "The system shall send a reminder if it takes an hour.",
      "The function “Cleaning” shall be fast.",
      "As part of “Reports”, the system shall provide attendance, revenue and dropouts, by class.",
      "As part of “Reports”, the system shall provide a PDF invoice.",
      "At the interface “Lab”, the system shall use HL7 messages over MLLP.",
      "At the interface “Lab”, the system shall use a REST API.",
      "The system shall work with “Wall”, which is a 55-inch screen.",
      "The system shall work with “SMS” for escalation.",
      "At the interface “SMS”, the system shall use JSON, hourly.",
    ]);
  });

  it("asks for no value that is given, be it in the target or in the statement", () => {
    const context = ProjectContext.parse({
      goals: [{ statement: "Raise revenue by 15 %" }, { statement: "Happy members" }],
      qualityAttributes: [
        { attribute: "reliability", requirement: "99.9 % uptime" },
        { attribute: "performance_efficiency", requirement: "Opens quickly", target: "within 2 s" },
      ],
    });
    const asked = specificationOf(context).questions.map(({ path }) => path);
    expect(asked.filter((path) => /measure|target|wording/.test(path))).toEqual([
      "goals.1.measure",
    ]);
    const plan = PROMPT_PACKS.find(({ type }) => type === "TEST_PLAN") as PromptPack;
    const { findings } = checkDocument(compose(plan, context), plan, { knownText: "" });
    expect(findings.filter(({ rule }) => rule === "requirement.vague")).toEqual([]);
  });

  it("lets what this release leaves out serve no goal", () => {
    const spec = specificationOf(
      ProjectContext.parse({
        goals: [{ statement: "Fewer calls" }],
        features: [{ name: "Calls", description: "Calls are counted.", priority: "wont" }],
      }),
    );
    expect(spec.ofKind("feature").map(spec.goalsServed)).toEqual([[]]);
  });

  it("records instructions in the first section only", () => {
    const [srs] = PROMPT_PACKS;
    const [first, second] = srs?.sections ?? [];
    if (!srs || !first || !second) throw new Error("The pack is too short");
    const request = { pack: srs, context: example, instructions: "# Be brief" };
    expect(composeSection({ ...request, section: first })).toMatch(/\n> .*\\# Be brief$/);
    expect(composeSection({ ...request, section: second })).not.toContain("brief");
  });

  it("lists many functions instead of naming them in one sentence", () => {
    const named = (amount: number) =>
      compose(
        PROMPT_PACKS[0] as PromptPack,
        ProjectContext.parse({
          features: Array.from({ length: amount }, (_, index) => ({ name: `Route ${index}` })),
        }),
      );
    expect(named(7)).toContain("The scope comprises 7 functions: “Route 0”");
    expect(named(8)).toContain("The scope comprises 8 functions:\n\n- Route 0\n- Route 1\n");
  });
});
