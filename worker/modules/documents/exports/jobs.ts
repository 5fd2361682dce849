import { DomainError } from "../../../kernel/errors.ts";
import type { JobRun } from "../../../platform/jobs/run-job.ts";
import { logoBytes } from "../branding/index.ts";
import { assetFonts } from "./asset-fonts.ts";
import type { DocumentInputs } from "./inputs.ts";
import type { ChosenOptions } from "./options.ts";
import { pictureConverter } from "./picture-converter.ts";
import { projectPaths } from "./project-paths.ts";
import {
  breathe,
  type ExportFormat,
  type Pause,
  type RenderBranding,
  type RenderedFile,
  type RenderWarning,
  renderExport,
  safeName,
} from "./render/index.ts";
import { findExportSource, findVersionText, finishExport, type ReadyFile } from "./repo.ts";
import { storageKey } from "./storage-key.ts";
import { versionPictures } from "./version-pictures.ts";
import { ZipUpload } from "./zip-upload.ts";

const slicesBetweenBeats = 500;
const mostWarnings = 50;
const zipType = "application/zip";

type Source = NonNullable<Awaited<ReturnType<typeof findExportSource>>>;

interface Task {
  exportId: string;
  format: ExportFormat;
  options: ChosenOptions;
  projectName: string;
  branding: RenderBranding;
  documents: DocumentInputs[];
}

async function taskOf({ ctx, job }: JobRun): Promise<Task> {
  const source: Source | undefined = await findExportSource(ctx.db, job.id);
  if (source === undefined) throw new DomainError("NOT_FOUND", "This export is gone.");
  const { exportId, format, options, inputs } = source;
  if (inputs === null || options === null) {
    throw new DomainError("NOT_READY", "An older release was asked for this. Export it again.");
  }
  const { organizationId, branding, projectName, documents } = inputs;
  const { logoHash, ...look } = branding;
  const logo =
    logoHash === null ? null : await logoBytes({ ctx, input: { organizationId, hash: logoHash } });
  return { exportId, format, options, projectName, documents, branding: { ...look, logo } };
}

/** Lets other requests go on after every slice, and now and then says that the job is alive. */
function heartbeat(beat: () => Promise<void>): Pause {
  let slices = 0;
  return async () => {
    slices += 1;
    if (slices % slicesBetweenBeats === 0) await beat();
    else await breathe();
  };
}

async function renderDocument(
  { ctx, job }: JobRun,
  { format, options, branding }: Task,
  document: DocumentInputs,
  pause: Pause,
): Promise<RenderedFile> {
  const markdown = await findVersionText(ctx.db, document.versionId);
  if (markdown === undefined) {
    throw new DomainError("NOT_FOUND", "The version of this export is gone.");
  }
  const publishedAt = new Date(document.publishedAt);
  const fonts = assetFonts(ctx.env.assets);
  const source = { ...document, publishedAt, options, branding, markdown };
  return renderExport(format, source, {
    fonts,
    converter: pictureConverter(fonts),
    pictures: versionPictures({
      ctx,
      input: { organizationId: job.organizationId, versionId: document.versionId },
    }),
    pause,
  });
}

/** Renders a version and puts the file into the bucket; the same again after a crash. */
export async function runExport(run: JobRun): Promise<void> {
  const { ctx, job, report } = run;
  const task = await taskOf(run);
  const { exportId, format } = task;
  const [document] = task.documents;
  if (document === undefined) throw new DomainError("NOT_FOUND", "This export is gone.");
  const beat = () => report({ done: 0, total: 1, label: `Writing ${format.toUpperCase()}` });
  await beat();
  const file = await renderDocument(run, task, document, heartbeat(beat));
  const ready = await storeFile(run, exportId, file, new Date(document.publishedAt));
  await finishExport(ctx.db, job, { exportId, ...ready }, new Date().toISOString());
}

/** Puts a file into the bucket; with what belongs beside it as a ZIP of the same name. */
async function storeFile(
  { ctx }: JobRun,
  exportId: string,
  { bytes, beside, ...facts }: RenderedFile,
  at: Date,
): Promise<Omit<ReadyFile, "exportId">> {
  const key = storageKey(exportId);
  if (beside.length === 0) {
    const { contentType } = facts;
    await ctx.env.files.put(key, bytes, { httpMetadata: { contentType } });
    return { ...facts, sizeBytes: bytes.byteLength };
  }
  const fileName = facts.fileName.replace(/\.\w+$/, ".zip");
  const sizeBytes = await uploadZip(ctx, key, async (zip) => {
    await zip.add(facts.fileName, bytes, at, false);
    for (const { path, bytes: other } of beside) await zip.add(path, other, at, true);
  });
  return { ...facts, fileName, contentType: zipType, sizeBytes };
}

/** Fills a ZIP while it is uploaded, and leaves none behind when that fails; answers its size. */
async function uploadZip(
  ctx: JobRun["ctx"],
  key: string,
  fill: (zip: ZipUpload) => Promise<void>,
): Promise<number> {
  const zip = await ZipUpload.open(ctx.env.files, key, zipType);
  try {
    await fill(zip);
    return await zip.finish();
  } catch (error) {
    await zip.abort();
    throw error;
  }
}

/** Renders the documents of a project one after another into a ZIP; from the start after a crash. */
export async function runProjectExport(run: JobRun): Promise<void> {
  const { ctx, job } = run;
  const task = await taskOf(run);
  const found: Found = { missingGlyphs: new Set(), warnings: [] };
  const key = storageKey(task.exportId);
  const sizeBytes = await uploadZip(ctx, key, (zip) => fillZip(run, task, zip, found));
  const ready: ReadyFile = {
    exportId: task.exportId,
    fileName: `${safeName(task.projectName) || "project"}-${task.format}.zip`,
    contentType: zipType,
    sizeBytes,
    pages: null,
    missingGlyphs: [...found.missingGlyphs],
    warnings: found.warnings.slice(0, mostWarnings),
  };
  await finishExport(ctx.db, job, ready, new Date().toISOString());
}

/** What does not show in the documents of a project. */
interface Found {
  missingGlyphs: Set<string>;
  warnings: RenderWarning[];
}

async function fillZip(run: JobRun, task: Task, zip: ZipUpload, found: Found): Promise<void> {
  const { documents, format } = task;
  const paths = projectPaths(task.projectName, format, documents);
  const added = new Set<string>();
  for (const [index, document] of documents.entries()) {
    const progress = { done: index, total: documents.length, label: `Writing ${document.title}` };
    await run.report(progress);
    const file = await renderDocument(
      run,
      task,
      document,
      heartbeat(() => run.report(progress)),
    );
    const at = new Date(document.publishedAt);
    const isCompressed = format === "pdf" || format === "docx";
    const path = paths[index] ?? file.fileName;
    await zip.add(path, file.bytes, at, isCompressed);
    const folder = path.slice(0, path.lastIndexOf("/") + 1);
    for (const { path: name, bytes } of file.beside) {
      if (added.has(folder + name)) continue;
      added.add(folder + name);
      await zip.add(folder + name, bytes, at, true);
    }
    for (const glyph of file.missingGlyphs) found.missingGlyphs.add(glyph);
    for (const { code, message } of file.warnings)
      found.warnings.push({ code, message: `${document.title}: ${message}` });
  }
}
