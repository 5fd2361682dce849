import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
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
  /** workerd ended by itself; called once it runs again, before its crons do. */
  onRestart?(): Promise<void>;
  /** Another module than the built Worker, with the same bindings. */
  modulePath?: string;
  /** Where tools look into the running Worker. */
  inspectorPort?: number;
}

const assetsWorker = "assets";

/** Runs the built Worker on workerd, which listens itself; resolves once it accepts requests. */
export async function startWorkerd(options: WorkerdOptions): Promise<() => Promise<void>> {
  const { host, port, stateDir, bindings, onLog } = options;
  const modulePath = options.modulePath ?? resolve(workerOutput, "index.js");
  const { assets, ...configured } = JSON.parse(
    await readFile(workerOptionsFile, "utf8"),
  ) as V4WorkerOptions & { cronTriggers: string[] };
  Object.assign(process.env, guardVariables());
  let stopClock = (): void => undefined;
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      host: "127.0.0.1",
      port: 0,
      ...(options.inspectorPort === undefined ? {} : { inspectorPort: options.inspectorPort }),
      cf: false,
      telemetry: { enabled: false },
      log: new Log(LogLevel.ERROR),
      handleStructuredLogs: onLog,
      unsafeHandleRuntimeRestart: async () => {
        stopClock();
        await options.onRestart?.();
        stopClock = await startClock();
      },
      resourcePersistencePath: stateDir,
      workers: [
        {
          ...configured,
          name: "docuforge",
          modules: [
            { type: "ESModule", path: modulePath },
            ...(await compiledModules(dirname(modulePath))),
          ],
          modulesRoot: resolve(modulePath, ".."),
          bindings,
          serviceBindings: { ASSETS: assetsWorker },
          unsafeDirectSockets: [{ host, port, proxy: false }],
        } as V4WorkerOptions,
        // A Worker with assets of its own is reached through two more Workers, on every request.
        {
          name: assetsWorker,
          compatibilityDate: configured.compatibilityDate,
          modules: true,
          script: "export default { fetch: () => new Response(null, { status: 404 }) };",
          assets: {
            ...assets,
            run_worker_first: false,
            routerConfig: { has_user_worker: false, invoke_user_worker_ahead_of_assets: false },
          },
        } as V4WorkerOptions,
      ],
    }),
  );
  // The handle of a Worker is of no use any more once its workerd has ended.
  async function startClock(): Promise<() => void> {
    const worker = await miniflare.getWorker("docuforge");
    return followClock(configured.cronTriggers, (cron, scheduledTime) => {
      worker.scheduled({ cron, scheduledTime }).catch((error: unknown) => {
        onLog({ level: "error", message: `cron ${cron}: ${String(error)}`, timestamp: Date.now() });
      });
    });
  }
  await miniflare.ready;
  stopClock = await startClock();
  return async () => {
    stopClock();
    await miniflare.dispose();
  };
}

/** The compiled code that the bundle imports: decoders of pictures. */
async function compiledModules(folder: string) {
  const files = await readdir(folder);
  return files
    .filter((name) => name.endsWith(".wasm"))
    .map((name) => ({ type: "CompiledWasm" as const, path: resolve(folder, name) }));
}

/**
 * workerd outlives a parent that is killed. These variables make Miniflare start it through a script
 * that leaves a watch behind and then becomes workerd.
 */
export function guardVariables(): Record<string, string> {
  if (process.platform === "win32") return {};
  const requireFromMiniflare = createRequire(createRequire(import.meta.url).resolve("miniflare"));
  const workerd = requireFromMiniflare("workerd") as { default: string };
  return {
    MINIFLARE_WORKERD_PATH: fileURLToPath(new URL("./guarded-workerd.sh", import.meta.url)),
    GUARDED_WORKERD: workerd.default,
  };
}
