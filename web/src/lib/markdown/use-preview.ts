import { useEffect, useRef, useState } from "react";
import type { Analysis } from "./analyze.ts";
import type { PreviewAnswer, PreviewRequest } from "./preview-protocol.ts";
import { type RenderedPart, ShownParts } from "./shown-parts.ts";

export interface PreviewState {
  /** Undefined until the text has been read once. */
  analysis: Analysis | undefined;
  /** Undefined until some of the text has been rendered. */
  parts: readonly RenderedPart[] | undefined;
  /** Whether parts of the text are still to come. */
  isPartial: boolean;
}

/** Keeps what is equal, so that what shows it need not be drawn again. */
function renew(known: Analysis | undefined, next: Analysis): Analysis {
  if (!known) return next;
  const byKey = new Map(known.outline.map((item) => [item.key, item]));
  const outline = next.outline.map((item) => {
    const old = byKey.get(item.key);
    return old?.line === item.line && old.level === item.level ? old : item;
  });
  const same =
    outline.length === known.outline.length &&
    outline.every((item, index) => item === known.outline[index]);
  return { ...next, outline: same ? known.outline : outline };
}

function openWorker(): Worker {
  return new Worker(new URL("./preview.worker.ts", import.meta.url), { type: "module" });
}

/**
 * Renders a Markdown text in a worker, so that typing never waits for it. Parts that did not change
 * keep their identity. `render: false` only counts and outlines.
 */
export function usePreview(text: string | undefined, render = true): PreviewState {
  const [analysis, setAnalysis] = useState<Analysis>();
  const [shown, setShown] = useState<Omit<PreviewState, "analysis">>({
    parts: undefined,
    isPartial: true,
  });
  const port = useRef<{ worker: Worker; parts: ShownParts; id: number }>(undefined);

  useEffect(() => {
    const worker = openWorker();
    const parts = new ShownParts((now, isWhole) => setShown({ parts: now, isPartial: !isWhole }));
    const connection = { worker, parts, id: 0 };
    port.current = connection;
    worker.addEventListener("message", ({ data }: MessageEvent<PreviewAnswer>) => {
      if (data.type === "html") parts.keep(data.html);
      if (data.id !== connection.id) return;
      if (data.type === "html") parts.add(data.parts);
      else if (data.type === "done") parts.finish(data.parts);
      else setAnalysis((known) => renew(known, data.analysis));
    });
    return () => {
      worker.terminate();
      parts.stop();
      port.current = undefined;
    };
  }, []);

  useEffect(() => {
    const connection = port.current;
    if (text === undefined || !connection) return;
    connection.id += 1;
    connection.parts.begin();
    connection.worker.postMessage({ id: connection.id, text, render } satisfies PreviewRequest);
  }, [text, render]);

  return { analysis, ...shown };
}
