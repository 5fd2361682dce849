import { useCallback, useEffect, useRef } from "react";

/** A function that runs the latest `work` at most once a frame. */
export function useFrameThrottle(work: () => void): () => void {
  const latest = useRef(work);
  const frame = useRef<number>(undefined);
  useEffect(() => {
    latest.current = work;
  });
  useEffect(() => () => cancelAnimationFrame(frame.current ?? 0), []);
  return useCallback(() => {
    if (frame.current !== undefined) return;
    frame.current = requestAnimationFrame(() => {
      frame.current = undefined;
      latest.current();
    });
  }, []);
}
