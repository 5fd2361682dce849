import { DomainError, NotFoundError } from "../../../kernel/errors.ts";
import { Line, oneLine } from "../../../kernel/text.ts";
import type { UserContext } from "../../../platform/context.ts";
import { succeedJob } from "../../../platform/jobs/repo.ts";
import type { JobRun } from "../../../platform/jobs/run-job.ts";
import { DocumentType, longestTitle } from "../docs/contract.ts";
import { createDocument, getDocument } from "../docs/index.ts";
import { putDraft } from "../drafts/index.ts";
import { createImage } from "../images/index.ts";
import { type ImportedPicture, type ImportWarning, readFile } from "./convert/index.ts";
import { storageKey } from "./storage-key.ts";

type NewDocument = Parameters<typeof createDocument>[0]["input"] & { id: string };

/**
 * Makes a document of an uploaded file, with the rights of the person who asked. After a crash the
 * document, its pictures and its text are found again instead of being made twice.
 */
export async function runImport({ ctx, job, report }: JobRun): Promise<void> {
  const upload = await ctx.env.files.get(storageKey(job.id));
  if (upload === null) {
    throw new DomainError("NOT_FOUND", "The uploaded file is gone. Import it again.");
  }
  await report({ done: 0, total: 1, label: "Reading the file" });
  const file = new Uint8Array(await upload.arrayBuffer());
  const text = await readFile(file, (piece, pieces) =>
    report({ done: piece, total: pieces + 1, label: "Reading the file" }),
  );
  const person: UserContext = {
    ...ctx,
    actor: { kind: "user", userId: job.createdBy, sessionId: "" },
  };
  const documentId = String(job.input.documentId);
  const title = titleFor(job.input.documentTitle, text.title);
  const type = DocumentType.parse(job.input.documentType);
  await makeOnce(person, { projectId: job.projectId, type, title, id: documentId });

  const warnings = [...text.warnings];
  const addresses: (string | null)[] = [];
  for (const picture of text.pictures) {
    addresses.push(await keepPicture(person, documentId, picture, warnings));
  }
  const content = text.write(addresses);
  await writeOnce(person, documentId, content);
  await succeedJob(ctx.db, job, {
    result: { documentId, title, warnings },
    label: "Imported",
    now: new Date().toISOString(),
  });
  await ctx.env.files.delete(storageKey(job.id));
}

function titleFor(wanted: unknown, found: string | null): string {
  const title = typeof wanted === "string" && wanted !== "" ? wanted : (found ?? "");
  const cut = oneLine(title).replace(/\s+/g, " ").trim().slice(0, longestTitle);
  // A character outside the basic plane may have been cut in two.
  const whole = cut.replace(/[\uD800-\uDBFF]$/, "");
  return Line(longestTitle).safeParse(whole).data ?? "Imported document";
}

async function makeOnce(ctx: UserContext, document: NewDocument): Promise<void> {
  try {
    await getDocument({ ctx, input: { docId: document.id } });
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
    await createDocument({ ctx, input: document });
  }
}

/** The picture's address; null, and a warning, for what is no picture that a document can show. */
async function keepPicture(
  ctx: UserContext,
  docId: string,
  { bytes, alt }: ImportedPicture,
  warnings: ImportWarning[],
): Promise<string | null> {
  try {
    return (await createImage({ ctx, input: { docId, bytes } })).url;
  } catch (error) {
    if (!(error instanceof DomainError) || error.code === "UNAVAILABLE") throw error;
    const name = alt === "" ? "A picture" : `The picture “${alt}”`;
    const message = `${name} was left out: ${error.message}`;
    warnings.push({ code: "PICTURE", message });
    return null;
  }
}

/** The first edit of the draft; one that is there already was written by an attempt before. */
async function writeOnce(ctx: UserContext, docId: string, content: string): Promise<void> {
  try {
    await putDraft({ ctx, input: { docId, content, ifMatch: 0 } });
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "PRECONDITION_FAILED") throw error;
  }
}
