import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { metrics } from "./definitions.ts";

const suffixes = { counter: [""], gauge: [""], histogram: ["_bucket", "_sum", "_count"] };
const exposed = new Set(
  Object.entries(metrics).flatMap(([name, { type }]) => suffixes[type].map((end) => name + end)),
);

it.each(["alerts.yml", "dashboard.json"])("asks only for metrics that exist: %s", (file) => {
  const text = readFileSync(new URL(`../../../.github/observability/${file}`, import.meta.url));
  const asked = [...String(text).matchAll(/\b[a-z]+(?:_[a-z]+)+(?=\[|\{| [<>=]=? ?\d|\)$|",?$)/gm)]
    .map(([name]) => name)
    .filter((name) => !name.startsWith("histogram_"));
  expect(asked.length).toBeGreaterThan(8);
  for (const name of asked) expect([...exposed]).toContain(name);
});
