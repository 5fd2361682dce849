import { describeDiagram } from "./diagram-sources.ts";
import { addressOf, type Diagram, type DiagramTheme, drawDiagram } from "./draw-diagram.ts";

const MAX_KEPT = 100;
const drawn = new Map<string, Promise<Diagram>>();

function draw(source: string, theme: DiagramTheme): Promise<Diagram> {
  const key = `${theme} ${source}`;
  const known = drawn.get(key);
  if (known) return known;
  if (drawn.size >= MAX_KEPT) drawn.clear();
  const drawing = drawDiagram(source, theme);
  drawn.set(key, drawing);
  return drawing;
}

function figureOf(diagram: Diagram, source: string): HTMLElement {
  const figure = document.createElement("figure");
  figure.className = "diagram";
  const image = new Image(diagram.width, diagram.height);
  image.alt = describeDiagram(source);
  image.src = addressOf(diagram);
  figure.append(image);
  return figure;
}

function faultOf(error: unknown): HTMLElement {
  const fault = document.createElement("p");
  fault.className = "diagram-fault";
  const reason = error instanceof Error ? (error.message.split("\n")[0] ?? "") : "";
  fault.textContent = `This diagram cannot be drawn. ${reason}`;
  return fault;
}

/** Shows the Mermaid sources of a rendered text as pictures; one with a mistake stays, and says so. */
export function showDiagrams(container: Element, theme: DiagramTheme): void {
  for (const code of container.querySelectorAll("pre > code.language-mermaid")) {
    const block = code.parentElement;
    const source = code.textContent.trim();
    if (!(block instanceof HTMLPreElement) || source === "") continue;
    const replace = (element: HTMLElement, isPicture: boolean) => {
      if (!block.isConnected) return;
      const before = block.nextElementSibling;
      if (before?.matches(".diagram, .diagram-fault")) before.remove();
      block.after(element);
      block.hidden = isPicture;
      // Whoever looks for a line of the source finds what is seen of it.
      if (isPicture && block.dataset.line) element.dataset.line = block.dataset.line;
    };
    void draw(source, theme).then(
      (diagram) => replace(figureOf(diagram, source), true),
      (error) => replace(faultOf(error), false),
    );
  }
}
