import { useEffect, useRef, useState } from "react";
import type { Analysis } from "./analyze.ts";
import type { PreviewAnswer, PreviewPart, PreviewRequest } from "./preview-protocol.ts";

export interface RenderedPart extends PreviewPart {
  html: string;
}

export interface PreviewState {
  /** Undefined until the text has been read once. */
  analysis: Analysis | undefined;
  /** Undefined until the text has been rendered once. */
  parts: readonly RenderedPart[] | undefined;
}

const MAX_KEPT = 4_000;

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
  const [state, setState] = useState<PreviewState>({ analysis: undefined, parts: undefined });
  const port = useRef<{ worker: Worker; html: Map<string, string>; id: number }>(undefined);

  useEffect(() => {
    const worker = openWorker();
    const html = new Map<string, string>();
    const connection = { worker, html, id: 0 };
    let rendered = new Map<string, RenderedPart>();
    port.current = connection;
    worker.addEventListener("message", ({ data }: MessageEvent<PreviewAnswer>) => {
      if (data.type === "html") {
        if (html.size > MAX_KEPT) html.clear();
        for (const [key, value] of data.html) html.set(key, value);
        return;
      }
      if (data.id !== connection.id) return;
      if (data.type === "analysis") {
        setState(({ parts, analysis }) => ({ analysis: renew(analysis, data.analysis), parts }));
        return;
      }
      const next = new Map<string, RenderedPart>();
      const times = new Map<string, number>();
      const parts = data.parts.map(({ key, line }) => {
        const nth = (times.get(key) ?? 0) + 1;
        times.set(key, nth);
        const id = `${key} ${nth}`;
        const known = rendered.get(id);
        const value =
          known?.line === line
            ? known
            : { key: id, line, html: html.get(key) ?? known?.html ?? "" };
        next.set(id, value);
        return value;
      });
      rendered = next;
      setState(({ analysis }) => ({ analysis, parts }));
    });
    return () => {
      worker.terminate();
      port.current = undefined;
    };
  }, []);

  useEffect(() => {
    const connection = port.current;
    if (text === undefined || !connection) return;
    connection.id += 1;
    connection.worker.postMessage({ id: connection.id, text, render } satisfies PreviewRequest);
  }, [text, render]);

  return state;
}
