import { describe, expect, it } from "vitest";
import { contentDisposition } from "./content-disposition.ts";

describe("the name of a download", () => {
  it("survives quotes, controls and other scripts", () => {
    expect(contentDisposition('a"b\\c.pdf')).toBe(
      `attachment; filename="a_b_c.pdf"; filename*=UTF-8''a%22b%5Cc.pdf`,
    );
    expect(contentDisposition("사양 (1).pdf")).toBe(
      `attachment; filename="__ (1).pdf"; filename*=UTF-8''%EC%82%AC%EC%96%91%20%281%29.pdf`,
    );
    expect(contentDisposition("a\r\nb.pdf")).not.toMatch(/[\r\n]/);
  });
});
