import { spawn } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { createServer } from "vite";
import { unstable_readConfig as readConfig } from "wrangler";
import { openGateway } from "./gateway/index.ts";
import { migrate } from "./migrate.ts";
import { copyAssets } from "./runtime/copy-assets.ts";
import { followClock } from "./runtime/cron.ts";
import { lockDataDir, readKeys } from "./runtime/data-dir.ts";
import { assetsOutput, root, wranglerConfig } from "./runtime/layout.ts";
import { readOptionalVariables } from "./runtime/optional-variables.ts";
import { releaseJobs } from "./runtime/release-jobs.ts";
import { guardVariables } from "./runtime/workerd.ts";

const apiPort = Number(process.env.PORT ?? 8787);
const webPort = Number(process.env.WEB_PORT ?? 5173);
// Not the data of `npm start`: work in progress must not spoil it.
const dataDir = resolve(root, process.env.DATA_DIR ?? ".data", "dev");
const apiOrigin = `http://localhost:${apiPort}`;
const closers: (() => Promise<unknown> | unknown)[] = [];
let isStopping = false;

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stop(0));
process.on("disconnect", () => stop(0));

try {
  closers.push(await lockDataDir(dataDir));
  await mkdir(assetsOutput, { recursive: true });
  const [gateway] = await Promise.all([
    openGateway({ dataDir: resolve(dataDir, "postgres"), postgresUrl: process.env.DATABASE_URL }),
    copyAssets(),
  ]);
  closers.push(() => gateway.close());
  await migrate(gateway.backend);
  await releaseJobs(gateway.backend);
  await startWrangler({
    DATABASE_URL: gateway.databaseUrl,
    NEON_FETCH_ENDPOINT: gateway.fetchEndpoint,
    ...(await readKeys(dataDir)),
    ...readOptionalVariables(),
  });
  closers.push(
    followClock(readConfig({ config: wranglerConfig }).triggers.crons ?? [], (cron) => {
      void fetch(`${apiOrigin}/__scheduled?cron=${encodeURIComponent(cron)}`).catch(
        () => undefined,
      );
    }),
  );
  process.env.API_ORIGIN = apiOrigin;
  const web = await createServer({
    configFile: resolve(root, "web/vite.config.ts"),
    server: { port: webPort, strictPort: true },
    clearScreen: false,
  });
  await web.listen();
  closers.push(() => web.close());
  console.log(`\n  Work at http://localhost:${webPort} (API at ${apiOrigin}); stop with Ctrl-C\n`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  await stop(1);
}

async function startWrangler(secrets: Record<string, string>): Promise<void> {
  const envFile = resolve(dataDir, "worker.env");
  const lines = Object.entries(secrets).map(([name, value]) => `${name}='${value}'`);
  await writeFile(envFile, `${lines.join("\n")}\n`, { mode: 0o600 });
  const wrangler = spawn(
    fileURLToPath(new URL("./runtime/guard.sh", import.meta.url)),
    [
      process.execPath,
      "--no-warnings",
      resolve(root, "node_modules/wrangler/wrangler-dist/cli.js"),
      "dev",
      ...["--config", wranglerConfig],
      ...["--port", String(apiPort)],
      ...["--ip", "127.0.0.1"],
      ...["--env-file", envFile],
      ...["--var", "APP_ENV:local"],
      ...["--persist-to", resolve(dataDir, "state")],
      "--test-scheduled",
      "--show-interactive-dev-session=false",
    ],
    {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit"],
      env: {
        ...process.env,
        ...guardVariables(),
        CLOUDFLARE_CF_FETCH_ENABLED: "false",
        WRANGLER_SEND_METRICS: "false",
      },
    },
  );
  const exited = new Promise((resume) => wrangler.once("exit", resume));
  closers.push(() => {
    wrangler.kill();
    return exited;
  });
  void exited.then(() => stop(1));
}

async function stop(code: number): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  for (const close of closers.reverse()) await close();
  process.exit(code);
}
