import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { chromium } from "@playwright/test";
import { findChromium } from "../../web/tools/chromium.ts";
import { startProviders } from "../test/providers/start-providers.ts";
import { freePort } from "./runtime/free-port.ts";
import { root } from "./runtime/layout.ts";
import { startProduct } from "./runtime/product.ts";
import { demoAccount, seedDemo } from "./seed.ts";

interface Tally {
  passed: number;
  failed: number;
}

/** What the browser journeys walk through. */
interface Stage {
  url: string;
  close(): Promise<void>;
}

const bin = (path: string) => resolve(root, "node_modules", path);

if (!existsSync(findChromium() ?? chromium.executablePath())) {
  console.error(
    "The browser tests need Chromium: install it (apt-get install chromium) or run npx playwright install chromium.",
  );
  process.exit(1);
}

const scratch = await mkdtemp(join(tmpdir(), "docuforge-test-run-"));
let stage: Promise<Stage> | undefined;
const units = await runVitest();
const journeys = await runJourneys();
await rm(scratch, { recursive: true, force: true });

await printCoverage();
const passed = units.passed + journeys.passed;
const failed = units.failed + journeys.failed;
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

async function runVitest(): Promise<Tally> {
  const report = join(scratch, "vitest.json");
  const options = [
    ...["--config", "worker/tools/vitest.config.mts"],
    "--coverage",
    "--reporter=default",
    "--reporter=json",
    "--reporter=./worker/tools/tests-ended.ts",
    `--outputFile.json=${report}`,
  ];
  const code = await run([bin("vitest/vitest.mjs"), "run", ...options], {}, () => {
    // Coverage is put together on one core; the other builds the product meanwhile.
    stage = openStage();
    stage.catch(() => undefined);
  });
  const { numPassedTests = 0, numFailedTests = 0 } = await readJson<{
    numPassedTests: number;
    numFailedTests: number;
  }>(report);
  return atLeastOneFailure(code, { passed: numPassedTests, failed: numFailedTests });
}

async function runJourneys(): Promise<Tally> {
  const report = join(scratch, "playwright.json");
  let code = 1;
  try {
    const { url, close } = await (stage ?? openStage());
    code = await run(
      [
        bin("@playwright/test/cli.js"),
        "test",
        ...["--config", "web/playwright.config.ts"],
        "--reporter=list,json",
      ],
      { E2E_BASE_URL: url, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    );
    await close();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
  const { stats } = await readJson<{
    stats: { expected: number; unexpected: number; flaky: number };
  }>(report);
  const { expected = 0, unexpected = 0, flaky = 0 } = stats ?? {};
  return atLeastOneFailure(code, { passed: expected + flaky, failed: unexpected });
}

async function openStage(): Promise<Stage> {
  const port = await freePort();
  console.log("\nStarting the product for the browser journeys…");
  const providers = await startProviders(`http://localhost:${port}`);
  const product = await startProduct({
    port,
    dataDir: join(scratch, "data"),
    variables: { PLATFORM_ADMIN_EMAIL: demoAccount.email, OAUTH_PROVIDERS: providers.variable },
  });
  await seedDemo(product.url);
  return {
    url: product.url,
    async close() {
      await product.close();
      await providers.stop();
    },
  };
}

/** A runner can also fail as a whole: a file that does not load, coverage below its threshold. */
function atLeastOneFailure(code: number, tally: Tally): Tally {
  return code === 0 ? tally : { ...tally, failed: Math.max(1, tally.failed) };
}

async function printCoverage(): Promise<void> {
  const { total } = await readJson<{
    total: Record<"lines" | "branches", { pct: number }>;
  }>(resolve(root, "coverage/coverage-summary.json"));
  console.log(
    total === undefined
      ? "\nCoverage: unknown"
      : `\nCoverage: ${total.lines.pct} % of lines, ${total.branches.pct} % of branches`,
  );
}

async function readJson<Content>(path: string): Promise<Partial<Content>> {
  const text = await readFile(path, "utf8").catch(() => "{}");
  return JSON.parse(text) as Partial<Content>;
}

function run(
  args: string[],
  variables: Record<string, string>,
  onMessage: () => void = () => undefined,
): Promise<number> {
  return new Promise((done) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit", "ipc"],
      env: { ...process.env, ...variables },
    });
    child.once("message", onMessage);
    const end = () => child.kill();
    process.once("disconnect", end);
    child.once("exit", (code) => {
      process.off("disconnect", end);
      done(code ?? 1);
    });
  });
}
