import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hashSection, isSameBelowHeading, isSectionHash } from "./section-hash.ts";

function hashOf(text: string): string {
  return hashSection(text, 0, text.length);
}

const text = fc.string({
  unit: fc.constantFrom("a", "b", " ", "\n", "#", "한", "🙂"),
  maxLength: 200,
});

describe("the hash of a section", () => {
  it("is that of its text, wherever it stands", () => {
    fc.assert(
      fc.property(text, text, text, (before, section, after) => {
        const hash = hashSection(
          before + section + after,
          before.length,
          (before + section).length,
        );
        expect(hash).toBe(hashOf(section));
        expect(isSectionHash(hash)).toBe(true);
      }),
    );
  });

  it("tells texts apart that differ in one place, or in their order", () => {
    const texts = new Set<string>();
    for (let at = 0; at < 2_000; at += 1) {
      const words = Array.from({ length: 40 }, (_, word) => `w${(word * (at + 1)) % 41}`);
      texts.add(`# Title\n\n${words.join(" ")} ${at}.\n`);
      texts.add(`# Title ${"x".repeat(at)}\n`);
    }
    const halves = [...texts].map((one) => hashOf(one).slice(0, 16));
    expect(new Set(halves).size).toBe(texts.size);
    expect(new Set(halves.map((half) => half.slice(0, 8))).size).toBeGreaterThan(texts.size - 10);
    expect(new Set(halves.map((half) => half.slice(8))).size).toBeGreaterThan(texts.size - 10);
  });

  it("knows what stands below a heading, where anything does", () => {
    const [one, renamed] = [hashOf("# A\none\n"), hashOf("# B\none\n")];
    expect(renamed).not.toBe(one);
    expect(isSameBelowHeading(one, renamed)).toBe(true);
    expect(isSameBelowHeading(one, hashOf("# A\ntwo\n"))).toBe(false);
    expect(isSameBelowHeading(hashOf("# A\n\n"), hashOf("# B"))).toBe(false);
    expect(isSameBelowHeading(hashOf("# A"), hashOf("# B"))).toBe(false);
  });
});
