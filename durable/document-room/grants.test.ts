import { describe, expect, it } from "vitest";
import { type EditGrant, MAX_GRANT_MS } from "./client.ts";
import { GrantBook } from "./grants.ts";

function grant(overrides: Partial<EditGrant> = {}): EditGrant {
  return {
    userId: "usr_1",
    organizationId: "org_1",
    projectId: "prj_1",
    canEdit: true,
    expiresAtMs: Number.MAX_SAFE_INTEGER,
    ...overrides,
  };
}

describe("GrantBook", () => {
  it("believes a grant for thirty seconds at most", () => {
    const book = new GrantBook();
    book.accept(grant(), "org_1", 1_000);
    expect(book.isLive("usr_1", 1_000 + MAX_GRANT_MS - 1)).toBe(true);
    expect(book.isLive("usr_1", 1_000 + MAX_GRANT_MS)).toBe(false);
  });

  it("believes a shorter grant only as long as it says", () => {
    const book = new GrantBook();
    book.accept(grant({ expiresAtMs: 1_500 }), "org_1", 1_000);
    expect(book.isLive("usr_1", 1_499)).toBe(true);
    expect(book.isLive("usr_1", 1_500)).toBe(false);
  });

  it("keeps the live grants when it sweeps the expired ones out", () => {
    const book = new GrantBook();
    for (let index = 0; index < 1_200; index += 1) {
      book.accept(grant({ userId: `usr_${index}` }), "org_1", index < 600 ? 0 : MAX_GRANT_MS);
    }
    expect(book.isLive("usr_700", MAX_GRANT_MS)).toBe(true);
    expect(book.isLive("usr_1199", MAX_GRANT_MS)).toBe(true);
    expect(book.isLive("usr_5", MAX_GRANT_MS)).toBe(false);
  });
});
