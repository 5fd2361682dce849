import { expect, it } from "vitest";
import { checkReadme } from "./check-readme.ts";

function readme(...rows: string[]): string {
  const table = ["| package | reason |", "|---|---|", ...rows].join("\n");
  return `# Title\n\n| \`elsewhere\` | not a dependency |\n\n## Why each dependency\n\n${table}\n\n## Next\n`;
}

const zod = "| `zod` | schemas |";

it("accepts one reason for each package, or for several in one row", () => {
  const text = readme(zod, "| `react`, `react-dom` | the client |");
  expect(checkReadme(text, ["react", "react-dom", "zod"])).toEqual([]);
});

it("names what is missing, gone, listed twice or without a reason", () => {
  const text = readme(zod, zod, "| `left-pad` | padding |", "| `hono` |  |");
  expect(checkReadme(text, ["zod", "hono", "jose"])).toEqual([
    "hono has no reason.",
    "zod is listed twice.",
    "jose is in package.json, but README.md does not say why.",
    "left-pad is in README.md, but not in package.json.",
  ]);
});

it("fails when the section is gone", () => {
  expect(checkReadme("# Title\n", ["zod"])).toEqual([
    'README.md has no section "## Why each dependency".',
  ]);
});
