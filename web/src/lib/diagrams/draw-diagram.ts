import type { MermaidConfig } from "mermaid";
import { loadPart } from "../lazy-part.ts";

export type DiagramTheme = "light" | "dark";

export interface Diagram {
  /** A whole SVG file. */
  svg: string;
  /** In CSS pixels. */
  width: number;
  height: number;
}

// A picture cannot load fonts, so that only those of the device measure as they will show.
const FONTS = '"Helvetica Neue", Arial, "Noto Sans", sans-serif';

const PALETTES = {
  light: {
    background: "#ffffff",
    primaryColor: "#edf2fb",
    primaryBorderColor: "#1e4ea5",
    primaryTextColor: "#1f1c16",
    secondaryColor: "#faf1de",
    tertiaryColor: "#f3ede2",
    lineColor: "#504b41",
    textColor: "#1f1c16",
    noteBkgColor: "#faf1de",
    noteBorderColor: "#c48a22",
  },
  dark: {
    darkMode: true,
    background: "#151412",
    primaryColor: "#1c2a44",
    primaryBorderColor: "#89b4f5",
    primaryTextColor: "#f0ece5",
    secondaryColor: "#3a2f17",
    tertiaryColor: "#26231f",
    lineColor: "#bbb7ae",
    textColor: "#f0ece5",
    noteBkgColor: "#3a2f17",
    noteBorderColor: "#dfaf59",
  },
} as const;

const SLICES = {
  pie1: "#9db8e6",
  pie2: "#e8c98a",
  pie3: "#a9c9b0",
  pie4: "#d9a6b5",
  pie5: "#a7cfd5",
  pie6: "#c9b3dd",
  pieSectionTextColor: "#1f1c16",
  pieOpacity: "1",
  pieStrokeWidth: "1px",
  pieOuterStrokeWidth: "1px",
};

function configFor(theme: DiagramTheme): MermaidConfig {
  return {
    startOnLoad: false,
    securityLevel: "strict",
    suppressErrorRendering: true,
    htmlLabels: false,
    flowchart: { htmlLabels: false },
    class: { htmlLabels: false },
    // Otherwise as wide as the window, and on paper too small to read.
    gantt: { useWidth: 680 },
    deterministicIds: true,
    theme: "base",
    fontFamily: FONTS,
    // A line that runs on behind its label makes it hard to read.
    themeCSS: `.edgeLabel rect,.edgeLabel .label rect{opacity:1;fill:${PALETTES[theme].background}}`,
    themeVariables: { ...PALETTES[theme], ...SLICES, fontFamily: FONTS, fontSize: "14px" },
  };
}

/** Mermaid's SVG is part of a page; alone it has to be XML and to say how large it is. */
function asFile(markup: string): Diagram {
  const svg = new DOMParser().parseFromString(markup, "text/html").querySelector("svg");
  if (!svg) throw new Error("Nothing was drawn.");
  const { width, height } = svg.viewBox.baseVal;
  svg.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  svg.setAttribute("width", String(Math.ceil(width)));
  svg.setAttribute("height", String(Math.ceil(height)));
  svg.removeAttribute("style");
  return {
    svg: new XMLSerializer().serializeToString(svg),
    width: Math.ceil(width),
    height: Math.ceil(height),
  };
}

// Mermaid has one configuration for all; whoever draws next waits.
let last: Promise<unknown> = Promise.resolve();
let drawings = 0;

/** Draws a Mermaid source, one at a time; throws with a sentence when it cannot be drawn. */
export function drawDiagram(source: string, theme: DiagramTheme): Promise<Diagram> {
  const drawn = last.then(async () => {
    const { default: mermaid } = await loadPart(() => import("mermaid"));
    mermaid.initialize(configFor(theme));
    drawings += 1;
    const { svg } = await mermaid.render(`diagram-${drawings}`, source);
    return asFile(svg.replaceAll(`diagram-${drawings}`, "diagram"));
  });
  last = drawn.catch(() => undefined);
  return drawn;
}

/** The SVG as an address of a picture. */
export function addressOf({ svg }: Diagram): string {
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
}

const SCALE = 3;
const MOST_PIXELS = 4_000_000;

/** The diagram as PNG on white, three pixels for one where that is not too many. */
export async function toPng(diagram: Diagram): Promise<Blob> {
  const { width, height } = diagram;
  const image = new Image(width, height);
  image.src = addressOf(diagram);
  await image.decode();
  const scale = Math.min(SCALE, Math.sqrt(MOST_PIXELS / (width * height)));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = canvas.getContext("2d");
  if (!context) throw new Error("This browser cannot draw pictures.");
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error("The picture is too large."))),
      "image/png",
    ),
  );
}
