import { readFile } from "node:fs/promises";
import { dirname } from "node:path";
import {
  convertV4MiniflareOptions,
  Log,
  LogLevel,
  Miniflare,
  type V4WorkerOptions,
} from "miniflare";
import { workerOptionsFile } from "../../runtime/layout.ts";

export interface BareWorkerOptions {
  port: number;
  modulePath: string;
  stateDir: string;
  bindings: Record<string, string>;
}

/** Runs the bare Worker with the runtime settings of the product, without its queues and assets. */
export async function startBareWorker(options: BareWorkerOptions): Promise<() => Promise<void>> {
  const { port, modulePath, stateDir, bindings } = options;
  const { compatibilityDate, compatibilityFlags, durableObjects } = JSON.parse(
    await readFile(workerOptionsFile, "utf8"),
  ) as V4WorkerOptions;
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      host: "127.0.0.1",
      port: 0,
      cf: false,
      telemetry: { enabled: false },
      log: new Log(LogLevel.ERROR),
      resourcePersistencePath: stateDir,
      workers: [
        {
          name: "bare",
          compatibilityDate,
          compatibilityFlags,
          durableObjects,
          modules: [{ type: "ESModule", path: modulePath }],
          modulesRoot: dirname(modulePath),
          bindings,
          unsafeDirectSockets: [{ host: "127.0.0.1", port, proxy: false }],
        } as V4WorkerOptions,
      ],
    }),
  );
  await miniflare.ready;
  return () => miniflare.dispose();
}
