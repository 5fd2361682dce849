import { afterEach, describe, expect, it, vi } from "vitest";
import { ProjectContext } from "../context/contract.ts";
import { EXAMPLE_CONTEXT } from "../context/example-context.ts";
import { GenerationFailedError } from "./generation-failed-error.ts";
import { getPromptPack } from "./promptpacks/get-prompt-pack.ts";
import { DOCUMENT_TYPES } from "./promptpacks/pack.ts";
import { chooseProvider } from "./providers/choose-provider.ts";
import type { Circuit } from "./providers/circuit.ts";
import { createComposerProvider } from "./providers/composer-provider.ts";
import type {
  SectionProvider,
  SectionRequest,
  WrittenSection,
} from "./providers/section-provider.ts";
import type { SectionResult } from "./section-writer.ts";
import { type WriteProgress, writeDocument } from "./write-document.ts";

const context = ProjectContext.parse(EXAMPLE_CONTEXT);
const pack = getPromptPack("SRS");
const composer = createComposerProvider();
const base = { pack, title: "Papyrus Desk: SRS", context, provider: composer };

/** The composer, with some answers replaced. */
function scripted(
  replace: (request: SectionRequest, markdown: string) => string | Promise<string>,
): SectionProvider & { requests: SectionRequest[] } {
  const requests: SectionRequest[] = [];
  return {
    name: "scripted",
    model: "test",
    usesPrompts: true,
    requests,
    async *streamSection(request, signal) {
      requests.push(request);
      let markdown = "";
      for await (const part of composer.streamSection(request, signal)) {
        if (part.kind === "text") markdown += part.text;
      }
      yield { kind: "text", text: await replace(request, markdown) };
      yield { kind: "usage", usage: { inputTokens: 10, outputTokens: 1 } };
    },
  };
}

afterEach(() => {
  vi.useRealTimers();
});

describe("writeDocument", () => {
  it.each(DOCUMENT_TYPES)("writes a %s from a full and from an empty context", async (type) => {
    for (const given of [context, {}]) {
      const written = await writeDocument({ ...base, pack: getPromptPack(type), context: given });
      expect(written.report.passed).toBe(true);
      const advice = ["glossary.undefined", "requirement.vague"];
      expect(written.report.findings.filter(({ rule }) => !advice.includes(rule))).toEqual([]);
      expect(written.markdown).toMatch(/^# Papyrus Desk: SRS\n\n## 1 \S/);
      expect(written.markdown).toMatch(/[^\n]\n$/);
    }
  });

  it("stores each section and reports progress in order", async () => {
    const stored: WrittenSection[] = [];
    const progress: WriteProgress[] = [];
    const { markdown } = await writeDocument({
      ...base,
      onSection: async (index, text) => {
        stored.push({ index, markdown: text });
      },
      onProgress: async (step) => {
        progress.push(step);
      },
    });
    expect(stored.map(({ index }) => index)).toEqual(pack.sections.map((_s, index) => index));
    expect(markdown).toBe(
      `# Papyrus Desk: SRS\n\n${stored.map((section) => section.markdown).join("\n\n")}\n`,
    );
    expect(progress[0]).toEqual({ done: 0, total: 11, label: "Writing “1 Introduction”" });
    expect(progress.at(-1)).toEqual({ done: 11, total: 11, label: "Checking the document" });
  });

  it("goes on after the sections that were stored", async () => {
    const whole: WrittenSection[] = [];
    const { markdown } = await writeDocument({
      ...base,
      onSection: async (index, text) => {
        whole.push({ index, markdown: text });
      },
    });
    const provider = scripted((_request, text) => text);
    const results: SectionResult[] = [];
    const resumed = await writeDocument({
      ...base,
      provider,
      onResult: async (result) => {
        results.push(result);
      },
      resumeFrom: [...whole.slice(0, 4), ...whole.slice(6, 8)].reverse(),
    });
    expect(resumed.markdown).toBe(markdown);
    expect(provider.requests[0]?.section.id).toBe(pack.sections[4]?.id);
    expect(provider.requests[0]?.previousSections).toHaveLength(4);
    expect(results).toHaveLength(7);
    expect(results[0]).toMatchObject({
      section: { id: pack.sections[4]?.id },
      passedFirst: true,
      usage: { inputTokens: 10, outputTokens: 1 },
    });
  });

  it("leaves out of a model's text what Postgres cannot store", async () => {
    const provider = scripted(({ section }, markdown) =>
      section.id === "introduction" ? `${markdown}\n\nPho\u0000tos \ud83d.` : markdown,
    );
    const { markdown } = await writeDocument({ ...base, provider });
    expect(markdown).toContain("\n\nPhotos \ufffd.\n");
    expect(markdown).not.toContain("\u0000");
  });

  it("asks once more with what was wrong", async () => {
    const provider = scripted(({ section, fix }, markdown) =>
      section.id === "user-classes" && !fix ? "## 3 User classes\n\nReaders." : markdown,
    );
    const results: SectionResult[] = [];
    const { report } = await writeDocument({
      ...base,
      provider,
      onResult: async (result) => {
        results.push(result);
      },
    });
    expect(report.passed).toBe(true);
    expect(results.filter(({ passedFirst }) => !passedFirst)).toMatchObject([
      { section: { id: "user-classes" }, passed: true, usage: { inputTokens: 20 } },
    ]);
    const retries = provider.requests.filter(({ fix }) => fix);
    expect(retries).toHaveLength(1);
    expect(retries[0]?.fix).toMatchObject({
      markdown: "## 3 User classes\n\nReaders.",
      findings: [{ rule: "table.missing" }],
    });
  });

  it("fails with the report when that does not help, and stores nothing of it", async () => {
    const provider = scripted(({ section }, markdown) =>
      section.id === "user-classes" ? "Sorry." : markdown,
    );
    const stored: number[] = [];
    const failed = await writeDocument({
      ...base,
      provider,
      onSection: async (index) => {
        stored.push(index);
      },
    }).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(GenerationFailedError);
    expect(failed).toMatchObject({
      code: "UPSTREAM_FAILED",
      message:
        "The section “User classes” does not meet the requirements of its kind. The heading “User classes” is missing.",
      report: { passed: false, findings: [{ rule: "heading.missing" }] },
    });
    expect(stored).toEqual([0, 1]);
  });

  it("lets a section be mended that repeats an id of an earlier one", async () => {
    const provider = scripted(({ section, fix }, markdown) =>
      section.id === "constraints" && !fix ? markdown.replace("CR-001", "FR-001") : markdown,
    );
    await writeDocument({ ...base, provider });
    const [retry] = provider.requests.filter(({ fix }) => fix);
    expect(retry?.fix?.findings).toMatchObject([
      { rule: "requirement.duplicate-id", place: { line: 5 } },
    ]);
  });

  it("fails as a whole when stored sections do not fit together", async () => {
    const resumeFrom = pack.sections.map((_section, index) => ({ index, markdown: "## Nothing" }));
    await expect(writeDocument({ ...base, resumeFrom })).rejects.toMatchObject({
      message: expect.stringMatching(/^The document does not meet/),
    });
  });

  it("does not take the author's words for leftovers", async () => {
    const todo = { product: { name: "TODO list", oneLiner: "Sure, a {{great}} list" } };
    const { report } = await writeDocument({ ...base, context: todo, title: "TODO: SRS" });
    expect(report.findings.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it("cannot be given headings by a title", async () => {
    const { markdown } = await writeDocument({ ...base, title: "A\n## 1 B | c" });
    expect(markdown).toMatch(/^# A ## 1 B \\\| c\n\n## 1 Introduction\n/);
  });

  it("stops between sections when it is told to", async () => {
    const controller = new AbortController();
    const provider = scripted((_request, markdown) => markdown);
    const reason = new Error("cancelled");
    const writing = writeDocument({
      ...base,
      provider,
      signal: controller.signal,
      onSection: async (index) => {
        if (index === 1) controller.abort(reason);
      },
    });
    await expect(writing).rejects.toBe(reason);
    expect(provider.requests).toHaveLength(2);
  });

  it("stops inside a section within a second of being cancelled", async () => {
    vi.useFakeTimers();
    const cancelled = new Error("cancelled");
    let beats = 0;
    const provider: SectionProvider = {
      name: "slow",
      model: "test",
      usesPrompts: true,
      async *streamSection(_request, signal) {
        await new Promise((_resolve, reject) => {
          signal.addEventListener("abort", () => reject(signal.reason));
        });
      },
    };
    const writing = writeDocument({
      ...base,
      provider,
      onPulse: async () => {
        beats += 1;
        if (beats === 3) throw cancelled;
      },
    });
    const outcome = expect(writing).rejects.toBe(cancelled);
    await vi.advanceTimersByTimeAsync(3_000);
    await outcome;
    expect(beats).toBe(3);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("passes on why the provider cannot write or the caller cannot store", async () => {
    const broken = new Error("disk full");
    await expect(writeDocument({ ...base, onSection: () => Promise.reject(broken) })).rejects.toBe(
      broken,
    );
    await expect(
      writeDocument({ ...base, provider: scripted(() => Promise.reject(broken)) }),
    ).rejects.toBe(broken);
  });
});

describe("chooseProvider", () => {
  it("takes the configured model, or the embedded writer", () => {
    const circuit: Circuit = {
      waitMs: async () => 0,
      failed: async () => undefined,
      succeeded: async () => undefined,
    };
    expect(chooseProvider(undefined, circuit).name).toBe("composer");
    const own = { kind: "openai", baseUrl: "http://localhost/v1", apiKey: "", model: "m" } as const;
    expect(chooseProvider(own, circuit)).toMatchObject({ name: "openai", model: "m" });
    const ai = { run: () => Promise.reject(new Error("not asked")) };
    const cloudflare = { kind: "workers-ai", ai, model: "@cf/x" } as const;
    expect(chooseProvider(cloudflare, circuit)).toMatchObject({ name: "workers-ai" });
  });
});
