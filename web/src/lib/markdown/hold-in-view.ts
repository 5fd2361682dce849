const STILL_FRAMES = 3;
const MAX_FRAMES = 60;

/**
 * Scrolls a block of a document to `gap()` pixels below the top and holds it there until nothing
 * moves any more: parts out of sight have estimated heights, and take their real ones on the way.
 * The reader's own scrolling ends it, and so does the function that it answers.
 */
export function holdInView(container: HTMLElement, block: Element, gap: () => number): () => void {
  const holding = new AbortController();
  const { signal } = holding;
  const release = () => holding.abort();
  for (const type of ["wheel", "touchmove", "pointerdown", "keydown"]) {
    container.addEventListener(type, release, { signal, passive: true });
  }
  let frames = 0;
  let still = 0;
  const align = () => {
    if (signal.aborted || !block.isConnected) return release();
    const before = container.scrollTop;
    container.scrollTop +=
      block.getBoundingClientRect().top - container.getBoundingClientRect().top - gap();
    still = container.scrollTop === before ? still + 1 : 0;
    frames += 1;
    if (still === STILL_FRAMES || frames === MAX_FRAMES) return release();
    requestAnimationFrame(align);
  };
  align();
  return release;
}
