import { readdir, readFile } from "node:fs/promises";
import { sampleMarkdown } from "../../modules/documents/exports/render/testing/sample-document.ts";
import { HeapWatch } from "./heap.ts";
import { type Desk, pick } from "./population.ts";
import type { Stage } from "./stage.ts";

type Format = "pdf" | "docx" | "html";

/** One export on its own, or requests beside many. */
export interface ExportResult {
  name: string;
  cpuSeconds: number | null;
  /** What the isolate held of memory at its peak. */
  peakMegabytes: number | null;
  seconds: number;
  pages: number | null;
  p95Ms: number | null;
}

const kilobytes560 = 560_000;
const megabyte = 1_000_000;
const atOnce = 10;
const probesPerSecond = 25;
const patienceMs = 180_000;
const most = { cpuSeconds: 4, peakMegabytes: 100, p95Ms: 300 };
const ticksPerSecond = 100;

/** What exports of a long document cost, and what ten at once do to everybody else. */
export async function measureExports(stage: Stage): Promise<ExportResult[]> {
  const desk = pick(stage.desks, 0);
  const api = new Api(stage.ports.product, desk);
  const heap = await HeapWatch.open(stage.ports.inspector);
  const version = await api.publish(sampleMarkdown(kilobytes560));
  const results: ExportResult[] = [];
  await api.exportOnce(await api.publish("# Warm\n"), "pdf", {});
  for (const format of ["pdf", "docx", "html"] as const)
    results.push(await measureOne(api, heap, version, format, `560 KB to ${format}`));
  const large = await api.publish(sampleMarkdown(megabyte));
  for (const format of ["pdf", "docx"] as const)
    results.push(await measureOne(api, heap, large, format, `1 MB to ${format}`));
  heap.close();
  results.push(await measureBeside(stage, api, version));
  return results;
}

/** What the results fall short of, one sentence each. */
export function missedExportTargets(results: readonly ExportResult[]): string[] {
  return results.flatMap(({ name, cpuSeconds, peakMegabytes, p95Ms }) => {
    const missed: string[] = [];
    if (name.startsWith("560 KB") && (cpuSeconds ?? 0) >= most.cpuSeconds)
      missed.push(`${name}: ${cpuSeconds?.toFixed(1)} s of CPU is not under ${most.cpuSeconds} s`);
    if (name.startsWith("560 KB") && (peakMegabytes ?? 0) >= most.peakMegabytes)
      missed.push(`${name}: ${peakMegabytes?.toFixed(0)} MB is not under ${most.peakMegabytes} MB`);
    if (p95Ms !== null && p95Ms >= most.p95Ms)
      missed.push(`${name}: p95 ${p95Ms.toFixed(0)} ms is not under ${most.p95Ms} ms`);
    return missed;
  });
}

/** The results as a Markdown table. */
export function toExportTable(results: readonly ExportResult[]): string {
  const cells = (value: number | null, digits: number): string => value?.toFixed(digits) ?? "";
  const rows = results.map(
    ({ name, pages, cpuSeconds, seconds, peakMegabytes, p95Ms }) =>
      `| ${name} | ${cells(pages, 0)} | ${cells(cpuSeconds, 2)} | ${seconds.toFixed(1)} | ${cells(peakMegabytes, 0)} | ${cells(p95Ms, 0)} |`,
  );
  return [
    "| export | pages | CPU s | s | peak MB | API p95 ms |",
    "| ------ | ----: | ----: | -: | ------: | ---------: |",
    ...rows,
  ].join("\n");
}

async function measureOne(
  api: Api,
  heap: HeapWatch,
  versionId: string,
  format: Format,
  name: string,
): Promise<ExportResult> {
  const before = await readCpuSeconds();
  const startedAt = performance.now();
  const { pages } = await api.exportOnce(versionId, format, { contentsDepth: 2 });
  const seconds = (performance.now() - startedAt) / 1000;
  const after = await readCpuSeconds();
  // Another depth is another file; the same one would not be made again.
  const peakMegabytes = await heap.during(() =>
    api.exportOnce(versionId, format, { contentsDepth: 1 }),
  );
  return {
    name,
    cpuSeconds: after - before,
    peakMegabytes,
    seconds,
    pages,
    p95Ms: null,
  };
}

async function measureBeside(stage: Stage, api: Api, versionId: string): Promise<ExportResult> {
  const other = new Api(stage.ports.product, pick(stage.desks, 1));
  const startedAt = performance.now();
  let done = false;
  const exports = Promise.all(
    Array.from({ length: atOnce }, (_, index) =>
      api.exportOnce(versionId, index % 2 === 0 ? "pdf" : "docx", {
        contentsDepth: index % 5,
        pageSize: "LETTER",
      }),
    ),
  ).finally(() => {
    done = true;
  });
  const probes: Promise<number>[] = [];
  while (!done) {
    probes.push(other.probe(probes.length));
    await new Promise((resolve) => setTimeout(resolve, 1000 / probesPerSecond));
  }
  await exports;
  const latencies = (await Promise.all(probes)).sort((a, b) => a - b);
  return {
    name: `requests beside ${atOnce} exports`,
    cpuSeconds: null,
    peakMegabytes: null,
    seconds: (performance.now() - startedAt) / 1000,
    pages: null,
    p95Ms: latencies[Math.floor(latencies.length * 0.95)] ?? 0,
  };
}

class Api {
  private readonly base: string;
  private readonly desk: Desk;

  constructor(port: number, desk: Desk) {
    this.base = `http://127.0.0.1:${port}/api/v1`;
    this.desk = desk;
  }

  async publish(content: string): Promise<string> {
    const { documentId } = this.desk;
    await this.send("PUT", `/docs/${documentId}/draft`, { content }, { "If-Match": "*" });
    const version = await this.send<{ id: string }>("POST", `/docs/${documentId}/publish`, {});
    return version.id;
  }

  async exportOnce(
    versionId: string,
    format: Format,
    options: object,
  ): Promise<{ pages: number | null }> {
    const asked = await this.send<{ export: { id: string } }>(
      "POST",
      `/versions/${versionId}/exports`,
      { format, options },
    );
    const deadline = performance.now() + patienceMs;
    while (performance.now() < deadline) {
      const file = await this.send<{ status: string; pages: number | null; error: unknown }>(
        "GET",
        `/exports/${asked.export.id}`,
      );
      if (file.status === "succeeded") return file;
      if (file.status === "failed") throw new Error(`The export failed: ${JSON.stringify(file)}`);
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    throw new Error("The export did not end in time.");
  }

  /** Milliseconds of one of the usual reads. */
  async probe(turn: number): Promise<number> {
    const { projectId, documentId } = this.desk;
    const paths = ["/me", "/projects", `/projects/${projectId}`, `/docs/${documentId}/draft`];
    const startedAt = performance.now();
    await this.send("GET", paths[turn % paths.length] ?? "/me");
    return performance.now() - startedAt;
  }

  private async send<Answer>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const answer = await fetch(`${this.base}${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${this.desk.caller.token}`,
        "Content-Type": "application/json",
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Answer;
  }
}

/** CPU of every workerd below this process; only the product's is at work. */
async function readCpuSeconds(): Promise<number> {
  let ticks = 0;
  for (const id of await workerdProcesses()) {
    const fields = (await readFile(`/proc/${id}/stat`, "utf8")).replace(/^.*\) /, "").split(" ");
    ticks += Number(fields[11]) + Number(fields[12]);
  }
  return ticks / ticksPerSecond;
}

async function workerdProcesses(): Promise<string[]> {
  const parents = new Map<string, { parent: string; name: string }>();
  for (const id of await readdir("/proc")) {
    if (!/^\d+$/.test(id)) continue;
    const stat = await readFile(`/proc/${id}/stat`, "utf8").catch(() => "");
    const found = /^\d+ \((.*)\) \S (\d+)/.exec(stat);
    if (found?.[1] !== undefined && found[2] !== undefined)
      parents.set(id, { name: found[1], parent: found[2] });
  }
  const isBelow = (id: string): boolean => {
    for (let at = parents.get(id); at !== undefined; at = parents.get(at.parent))
      if (at.parent === String(process.pid)) return true;
    return false;
  };
  return [...parents].flatMap(([id, { name }]) =>
    name.startsWith("workerd") && isBelow(id) ? [id] : [],
  );
}
