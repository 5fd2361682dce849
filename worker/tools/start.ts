import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { stopBuilds } from "./runtime/build.ts";
import { root } from "./runtime/layout.ts";
import { readOptionalVariables } from "./runtime/optional-variables.ts";
import { type Product, startProduct } from "./runtime/product.ts";
import type { LogLine } from "./runtime/workerd.ts";
import { demoAccount, seedDemo } from "./seed.ts";

const startedAt = performance.now();
const dataDir = resolve(root, process.env.DATA_DIR ?? ".data");
let product: Product | undefined;
let isStopping = false;

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
// The launcher is the other end of this channel; when it is gone, so is the reason to run.
process.on("disconnect", stop);

try {
  product = await startProduct({
    port: readPort(process.env.PORT),
    dataDir,
    ...(process.env.HOST === undefined ? {} : { host: process.env.HOST }),
    ...(process.env.DATABASE_URL === undefined ? {} : { databaseUrl: process.env.DATABASE_URL }),
    variables: { PLATFORM_ADMIN_EMAIL: demoAccount.email, ...readOptionalVariables() },
    onLog: await openLog(),
  });
  await welcome(product);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

async function welcome({ url }: Product): Promise<void> {
  const demo = await prepareDemo(url);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(
    [
      "",
      `  DocuForge is running at ${url}  (ready in ${seconds} s)`,
      "",
      ...demo,
      `  API reference  ${url}/docs`,
      `  Data           ${dataDir}`,
      "  Stop           Ctrl-C",
      "",
    ].join("\n"),
  );
}

/** Demo data is made once for each database; without it the product still runs. */
async function prepareDemo(url: string): Promise<string[]> {
  const marker = resolve(dataDir, "demo");
  const database = createHash("sha256")
    .update(process.env.DATABASE_URL ?? "embedded")
    .digest("hex");
  try {
    if ((await readFile(marker, "utf8").catch(() => "")) !== database) {
      await seedDemo(url);
      await writeFile(marker, database);
    }
    return [`  Demo account   ${demoAccount.email} / ${demoAccount.password}`];
  } catch (error) {
    console.error(`The demo data could not be made: ${error}`);
    return [];
  }
}

async function openLog(): Promise<(line: LogLine) => void> {
  await mkdir(dataDir, { recursive: true });
  const file = createWriteStream(resolve(dataDir, "worker.log"), { flags: "a" });
  return ({ level, message, timestamp }) => {
    file.write(`${new Date(timestamp).toISOString()} ${level} ${message}\n`);
    if (level === "error") console.error(message);
  };
}

function readPort(text = "8787"): number {
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  console.error(`PORT must be a number from 1 to 65535, not ${text}.`);
  process.exit(1);
}

function stop(): void {
  if (isStopping) return;
  isStopping = true;
  // Whatever is half done is taken up again by the next start.
  stopBuilds();
  if (product === undefined) process.exit(0);
  void product.close().then(() => process.exit(0));
}
