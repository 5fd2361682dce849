/** What a room tells of a text that is just being written; `section` is null when it is done. */
export interface TextNotice {
  type: "generation.text";
  jobId?: unknown;
  section?: unknown;
  offset?: unknown;
  text?: unknown;
}

export interface RunningText {
  jobId: string;
  title: string;
  text: string;
}

/** The running text after one more notice; who came in the middle sees it from there. */
export function withNotice(
  running: RunningText | undefined,
  notice: TextNotice,
): RunningText | undefined {
  const { jobId, section, offset, text } = notice;
  if (typeof section !== "object" || section === null || !("title" in section)) return undefined;
  if (typeof jobId !== "string" || typeof text !== "string" || typeof section.title !== "string") {
    return running;
  }
  const { title } = section;
  const goesOn = running?.jobId === jobId && running.title === title && offset !== 0;
  return { jobId, title, text: (goesOn ? running.text : "") + text };
}
