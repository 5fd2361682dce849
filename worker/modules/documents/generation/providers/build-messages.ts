import { missingContext } from "../../context/missing-context.ts";
import { GROUND_RULES } from "../promptpacks/ground-rules.ts";
import { describeOutline, sectionNumber } from "../promptpacks/pack.ts";
import type { SectionRequest } from "./section-provider.ts";

export interface PromptMessage {
  role: "system" | "user";
  content: string;
}

const LONGEST_PREVIOUS = 60_000;
const LONGEST_IDS = 30_000;

/** Data cannot close the tag that it stands in. */
function inert(text: string): string {
  return text.replaceAll("</", "<\\/");
}

function quoted(tag: string, text: string): string {
  return `<${tag}>\n${inert(text)}\n</${tag}>`;
}

function alreadyWritten(request: SectionRequest): string {
  const text = request.previousSections.map(({ markdown }) => markdown).join("\n\n");
  return text.length > LONGEST_PREVIOUS ? `…\n${text.slice(-LONGEST_PREVIOUS)}` : text;
}

/** What has an id already, so that the writer refers to it and gives it to nothing else. */
function takenIds({ memory }: SectionRequest): string {
  if (memory === undefined || Object.keys(memory.highest).length === 0) return "";
  const lines = memory.known.map(({ id, statement }) => `${id}: ${statement}`).join("\n");
  const free = Object.entries(memory.highest).map(
    ([prefix, number]) => `${prefix}-${String(number + 1).padStart(3, "0")}`,
  );
  return `These requirements have an id. Where one of them is stated again, in whatever words, it keeps it; no other requirement gets it. New ones are numbered from ${free.join(", ")}:\n${quoted("existing-ids", lines.slice(0, LONGEST_IDS))}`;
}

function fixRequest(request: SectionRequest): string[] {
  if (!request.fix) return [];
  const findings = request.fix.findings.map(
    ({ place, message, fix }) => `- Line ${place.line}: ${message} ${fix}`,
  );
  return [
    "You wrote this section before:",
    quoted("rejected", request.fix.markdown),
    `It was rejected for these reasons:\n${findings.join("\n")}`,
    "Write the whole section again with these faults removed and everything else kept.",
  ];
}

/** The conversation that asks a language model for one section. */
export function buildMessages(request: SectionRequest): PromptMessage[] {
  const { pack, section, context } = request;
  const number = sectionNumber(pack, section);
  const missing = missingContext(context);
  const user = [
    `Document: ${pack.name}, titled ${inert(JSON.stringify(request.title))}.`,
    `Section ${number} of ${pack.sections.length}: ${section.title}.`,
    inert(section.prompt),
    `These headings must stand in this order, with these tables:\n${describeOutline(number, section)}`,
    quoted("context", JSON.stringify(context, null, 1)),
    missing.length > 0
      ? `Not given, to be treated as open questions:\n${missing.map(({ question }) => `- ${inert(question)}`).join("\n")}`
      : "",
    request.instructions ? quoted("instructions", request.instructions) : "",
    request.existing
      ? `The section as it stands in the document now. Write it anew and keep its ids:\n${quoted("existing", request.existing)}`
      : "",
    takenIds(request),
    request.previousSections.length > 0
      ? `Sections written so far, whose ids you keep:\n${quoted("written", alreadyWritten(request))}`
      : "",
    ...fixRequest(request),
  ];
  return [
    { role: "system", content: `${pack.system}\n\n${GROUND_RULES}` },
    { role: "user", content: user.filter((part) => part !== "").join("\n\n") },
  ];
}
