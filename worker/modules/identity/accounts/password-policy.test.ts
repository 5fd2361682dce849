import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commonPasswords } from "./common-passwords.gen.ts";
import { findPasswordWeakness, isStorablePassword, normalizePassword } from "./password-policy.ts";

const owner = { email: "Mara.Lindqvist@halden-lift.example", name: "Mara Lindqvist" };

function weakness(password: string) {
  return findPasswordWeakness(password, owner);
}

describe("findPasswordWeakness", () => {
  it.each([
    "seven lifts before noon",
    "엘리베이터 일곱 대를 점심 전에",
    "семь лифтов до обеда",
    "🛗🔧🪛🧰⏰☀️🌧️🌨️🌤️🚪🪟",
    "maralikesheights",
    "q9#fVx2!mmZp",
  ])("accepts %j", (password) => {
    expect(weakness(password)).toBeUndefined();
  });

  it("counts code points, not UTF-16 units", () => {
    const eleven = "🛗🔧🪛🧰⏰🌧🌨🌤🚪🪟🪜";
    expect([...eleven]).toHaveLength(11);
    expect(weakness(eleven)).toMatch(/at least 12/);
    expect(weakness(`${eleven}🧯`)).toBeUndefined();
    const longest = "🛗🔧🪛🧰⏰🌧🌨🌤".repeat(16);
    expect([...longest]).toHaveLength(128);
    expect(weakness(longest)).toBeUndefined();
    expect(weakness(`${longest}x`)).toMatch(/at most 128/);
  });

  it.each([
    "password1234",
    "PASSWORD1234",
    "password1234",
    "123456789012",
    "1qaz2wsx3edc",
    "letmeinletmein",
    "iloveyou123456",
  ])("refuses the common %j", (password) => {
    expect(weakness(password)).toMatch(/common/);
  });

  it("refuses every listed one", () => {
    expect(commonPasswords.size).toBeGreaterThan(250);
    for (const password of commonPasswords) expect(weakness(password)).toBeDefined();
  });

  it.each(["abcdefghijklmno", "zyxwvutsrqponm", "zzzzzzzzzzzz"])(
    "refuses the sequence %j",
    (password) => {
      expect(weakness(password)).toMatch(/sequence/);
    },
  );

  it("refuses too few different characters", () => {
    expect(weakness("abababababab")).toMatch(/repeats/);
  });

  it.each([
    "mara.lindqvist@halden-lift.example",
    "MARA.LINDQVIST99",
    "maralindqvist2026",
    "lindqvistmara!",
    "halden-lift-26",
    "docuforge-mara",
  ])("refuses %j, which is made of the owner's own words", (password) => {
    expect(weakness(password)).toMatch(/e-mail address or name/);
  });

  it("judges composed and decomposed forms alike", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 12, maxLength: 40 }), (text) => {
        expect(normalizePassword(text.normalize("NFD"))).toBe(
          normalizePassword(text.normalize("NFC")),
        );
      }),
    );
  });
});

describe("isStorablePassword", () => {
  it.each(["seven lifts\u0000before noon", "seven lifts \ud800before", "\udc00seven lifts before"])(
    "refuses %j",
    (password) => {
      expect(isStorablePassword(password)).toBe(false);
    },
  );

  it("takes any other text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(isStorablePassword(text)).toBe(!text.includes("\u0000"));
      }),
    );
  });
});
