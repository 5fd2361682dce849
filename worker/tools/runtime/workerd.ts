import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import {
  convertV4MiniflareOptions,
  Log,
  LogLevel,
  Miniflare,
  type V4WorkerOptions,
} from "miniflare";
import { followClock } from "./cron.ts";
import { workerOptionsFile, workerOutput } from "./layout.ts";

export interface LogLine {
  level: string;
  message: string;
  timestamp: number;
}

export interface WorkerdOptions {
  host: string;
  port: number;
  /** Durable Objects and files live here. */
  stateDir: string;
  bindings: Record<string, string>;
  onLog(line: LogLine): void;
  /** Another module than the built Worker, with the same bindings. */
  modulePath?: string;
}

/** Runs the built Worker on workerd, which listens itself; resolves once it accepts requests. */
export async function startWorkerd(options: WorkerdOptions): Promise<() => Promise<void>> {
  const { host, port, stateDir, bindings, onLog } = options;
  const modulePath = options.modulePath ?? resolve(workerOutput, "index.js");
  const configured = JSON.parse(await readFile(workerOptionsFile, "utf8")) as V4WorkerOptions & {
    cronTriggers: string[];
  };
  const guard = await guardWorkerd();
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      host: "127.0.0.1",
      port: 0,
      cf: false,
      telemetry: { enabled: false },
      log: new Log(LogLevel.ERROR),
      handleStructuredLogs: onLog,
      resourcePersistencePath: stateDir,
      workers: [
        {
          ...configured,
          name: "docuforge",
          modules: [{ type: "ESModule", path: modulePath }],
          modulesRoot: resolve(modulePath, ".."),
          bindings,
          unsafeDirectSockets: [{ host, port, proxy: false }],
        } as V4WorkerOptions,
      ],
    }),
  );
  await miniflare.ready;
  const worker = await miniflare.getWorker();
  const stopClock = followClock(configured.cronTriggers, (cron, scheduledTime) => {
    worker.scheduled({ cron, scheduledTime }).catch((error: unknown) => {
      onLog({ level: "error", message: `cron ${cron}: ${String(error)}`, timestamp: Date.now() });
    });
  });
  return async () => {
    stopClock();
    await miniflare.dispose();
    await guard();
  };
}

/**
 * workerd outlives a parent that is killed. So it is started through a script that leaves a watch
 * behind, and then becomes workerd; the watch ends it when the parent is gone.
 */
async function guardWorkerd(): Promise<() => Promise<void>> {
  if (process.platform === "win32") return async () => undefined;
  const folder = await mkdtemp(join(tmpdir(), "docuforge-"));
  const script = join(folder, "workerd");
  const workerd = createRequire(createRequire(import.meta.url).resolve("miniflare"))("workerd") as {
    default: string;
  };
  await writeFile(
    script,
    `#!/bin/sh
(
  while kill -0 ${process.pid}; do
    kill -0 $$ || exit
    sleep 1
  done
  kill -9 $$
  rm -rf '${folder}'
) </dev/null >/dev/null 2>&1 3>&- &
exec '${workerd.default}' "$@"
`,
  );
  await chmod(script, 0o700);
  process.env.MINIFLARE_WORKERD_PATH = script;
  return () => rm(folder, { recursive: true, force: true });
}
