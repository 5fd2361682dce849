import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InvalidSvgError, sanitizeSvg } from "./sanitize-svg.ts";

const svg = (inner: string, attributes = "") =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inner}</svg>`;

describe("what a picture needs", () => {
  it.each([
    '<rect width="10" height="10" fill="url(#shade)" style="stroke: red"/>',
    '<defs><linearGradient id="shade"><stop offset="0"/></linearGradient></defs>',
    "<style>.node { fill: #eee; marker-end: url(#arrow) }</style>",
    '<text x="1">A &amp; B &lt; C 한국어</text>',
    '<use href="#shape"/>',
    '<image href="data:image/png;base64,iVBORw0KGgo="/>',
  ])("stays: %s", (inner) => {
    expect(sanitizeSvg(svg(inner))).toBe(sanitizeSvg(sanitizeSvg(svg(inner))));
    const name = /<(\w+)/.exec(inner)?.[1] ?? "";
    expect(sanitizeSvg(svg(inner))).toContain(`<${name}`);
    expect(sanitizeSvg(svg(inner)).length).toBeGreaterThan(svg("").length);
  });
});

describe("what could run or load something", () => {
  it.each([
    ["a script", svg("<script>alert(1)</script>")],
    ["a script in another namespace", svg('<x:script xmlns:x="http://www.w3.org/1999/xhtml"/>')],
    ["a handler", svg("<rect/>", 'onload="alert(1)"')],
    ["a handler in capitals", svg('<rect ONCLICK="alert(1)"/>')],
    ["HTML", svg('<foreignObject><iframe src="javascript:alert(1)"/></foreignObject>')],
    ["a link", svg('<a href="javascript:alert(1)"><text>x</text></a>')],
    ["a use of elsewhere", svg('<use href="https://evil.example/x.svg#alert"/>')],
    ["an image of elsewhere", svg('<image xlink:href="https://evil.example/alert.png"/>')],
    ["an embedded picture with code", svg('<image href="data:image/svg+xml;base64,alert"/>')],
    ["an animation of an address", svg('<set attributeName="href" to="javascript:alert(1)"/>')],
    ["a style that loads", svg("<style>@import url(https://evil.example/alert)</style>")],
    ["a style that hides", svg('<rect style="fill: u\\72l(https://alert)"/>')],
    ["a fill that loads", svg('<rect fill="url(https://evil.example/alert#a)"/>')],
    ["an instruction", `<?xml-stylesheet href="alert.css"?>${svg("<rect/>")}`],
    ["an entity", `<!DOCTYPE svg [<!ENTITY x "alert">]>${svg("<rect/>")}`],
    ["a comment", svg("<!-- alert -->")],
  ])("goes: %s", (_what, source) => {
    const clean = sanitizeSvg(source);
    expect(clean).not.toMatch(/alert|javascript|evil|on\w+=/i);
    expect(clean).toMatch(/^<svg\b/);
  });

  it.each([
    ["no XML", "<svg><rect></svg>"],
    ["HTML", "<html><svg/></html>"],
    ["nothing", ""],
    ["an unknown entity", svg("&bomb;")],
    ["too deep a nest", svg("<g>".repeat(300) + "</g>".repeat(300))],
  ])("is refused: %s", (_what, source) => {
    expect(() => sanitizeSvg(source)).toThrow(InvalidSvgError);
  });
});

it("never fails in another way", () => {
  const piece = fc.constantFrom(
    "<svg>",
    "</svg>",
    "<g ",
    "onload='x'",
    ">",
    "<![CDATA[",
    "]]>",
    "&#0;",
    "&amp;",
    "<!--",
    "-->",
    "<style>",
    "</style>",
    "😀",
    "\u0000",
    "xlink:href=",
    "'",
    '"',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      try {
        expect(sanitizeSvg(pieces.join(""))).not.toContain("onload");
      } catch (error) {
        expect(error).toBeInstanceOf(InvalidSvgError);
      }
    }),
    { numRuns: 500 },
  );
});
