const CLIPPED = ".clip, .line-clamp-2";

function isCutOff({ scrollWidth, clientWidth, scrollHeight, clientHeight }: Element): boolean {
  return scrollWidth > clientWidth || scrollHeight > clientHeight + 1;
}

// A link or a button may lie over its text: then the pointer is on it and not on the text.
function showWhole({ target }: PointerEvent): void {
  const place = target instanceof Element ? target.closest(`${CLIPPED}, a, button`) : null;
  if (!(place instanceof HTMLElement)) return;
  const isOurs = place.dataset.whole !== undefined;
  if (!isOurs && place.closest("[title]")) return;
  const texts = place.matches(CLIPPED) ? [place] : [...place.querySelectorAll(CLIPPED)];
  const whole = texts
    .filter(isCutOff)
    .map(({ textContent }) => textContent)
    .join("\n");
  if (whole === "" && !isOurs) return;
  place.dataset.whole = "";
  place.title = whole;
}

/** Shows text that is cut off for want of room as a whole while the pointer is on it; returns what ends it. */
export function showCutOffText(): () => void {
  document.addEventListener("pointerover", showWhole);
  return () => document.removeEventListener("pointerover", showWhole);
}
