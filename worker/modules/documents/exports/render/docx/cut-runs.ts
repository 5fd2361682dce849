import { plainText, type Run } from "../markdown/model.ts";

/** Whether a run is words that nothing has been proposed for. */
export function isText({ text, note, image, tracked }: Run): boolean {
  return text !== "\n" && note === undefined && image === undefined && tracked === undefined;
}

/** Cuts runs at a distance from their beginning. */
export function cutAt(runs: readonly Run[], at: number): [Run[], Run[]] {
  const before: Run[] = [];
  const after: Run[] = [];
  let offset = 0;
  for (const run of runs) {
    const length = plainText([run]).length;
    if (offset + length <= at && (length > 0 || offset < at)) before.push(run);
    else if (offset >= at) after.push(run);
    else {
      const { anchor: _anchor, ...rest } = run;
      before.push({ ...run, text: run.text.slice(0, at - offset) });
      after.push({ ...rest, text: run.text.slice(at - offset) });
    }
    offset += length;
  }
  return [before, after];
}
