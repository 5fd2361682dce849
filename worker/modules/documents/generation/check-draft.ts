import { NotFoundError } from "../../../kernel/errors.ts";
import type { UserContext } from "../../../platform/context.ts";
import { readRoom, sectionsOf } from "../drafts/index.ts";
import type { DraftChecks } from "./contract.ts";
import { checkDocument } from "./guardrails/check-document.ts";
import { knownTextOf } from "./known-text.ts";
import { effectivePack } from "./pack-name.ts";
import { findCheckSource } from "./repo.ts";

interface CheckDraft {
  ctx: UserContext;
  input: { docId: string };
}

/** What the guardrails find in the live draft; one round trip to Postgres beside the room. */
export async function checkDraft({ ctx, input }: CheckDraft): Promise<DraftChecks> {
  const source = await findCheckSource(ctx.db, ctx.actor.userId, input.docId);
  if (source === undefined) throw new NotFoundError("document");
  const draft = await readRoom(ctx, source);
  const { content, revision } = draft;
  const pack = effectivePack(source);
  const knownText = knownTextOf(source.context ?? {}, source.title);
  const report = checkDocument(content, pack, { knownText });
  const sectionAt = sectionFinder(sectionsOf(input.docId, draft), content);
  const findings = report.findings.map(({ place, ...finding }) => ({
    ...finding,
    place: { section: sectionAt(place.line), ...place },
  }));
  return { revision, promptPack: source.promptPack, passed: report.passed, findings };
}

/** Answers which section of the draft a line (1-based) stands in; null before the first. */
function sectionFinder(
  sections: readonly { id: string; start: number }[],
  content: string,
): (line: number) => string | null {
  const starts: { line: number; id: string }[] = [];
  let line = 1;
  let position = 0;
  for (const { id, start } of sections) {
    line += content.slice(position, start).split(/\r\n|\n|\r/).length - 1;
    position = start;
    starts.push({ line, id });
  }
  return (wanted) => starts.findLast((section) => section.line <= wanted)?.id ?? null;
}
