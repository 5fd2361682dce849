import type { Element, Root } from "xast";
import { fromXml } from "xast-util-from-xml";
import { toXml } from "xast-util-to-xml";

const elements = new Set(
  `svg g defs symbol use title desc metadata style path rect circle ellipse line polyline polygon
   text tspan textPath image marker clipPath mask pattern linearGradient radialGradient stop filter
   feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting
   feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR
   feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting
   feSpotLight feTile feTurbulence switch`.split(/\s+/),
);

const embeddedImage = /^data:image\/(?:png|jpeg|gif|webp);base64,[a-z0-9+/=\s]*$/i;
/** Styles that load something, run something or hide it behind an escape. */
const unsafeStyle = /@import|expression\s*\(|javascript:|behavior\s*:|\\|<|url\s*\((?!\s*["']?#)/i;
const deepest = 200;

/** The file is not the XML of a picture; the message says where it went wrong. */
export class InvalidSvgError extends Error {}

/**
 * The picture without what could run or load anything: only known elements, no event handlers, no
 * addresses but those within the picture and embedded bitmaps. Entities of a DTD are not expanded.
 */
export function sanitizeSvg(source: string): string {
  const tree = parse(source);
  const root = tree.children.find((node) => node.type === "element");
  if (root?.type !== "element" || root.name !== "svg") throw new InvalidSvgError("no <svg>");
  clean(root, 0);
  root.attributes.xmlns = "http://www.w3.org/2000/svg";
  return toXml({ type: "root", children: [root] });
}

function parse(source: string): Root {
  try {
    return fromXml(source);
  } catch (cause) {
    throw new InvalidSvgError(cause instanceof Error ? cause.message : "not XML", { cause });
  }
}

function clean(element: Element, depth: number): void {
  if (depth > deepest) throw new InvalidSvgError("nested too deeply");
  for (const [name, value] of Object.entries(element.attributes)) {
    if (!isSafe(name, value ?? "")) delete element.attributes[name];
  }
  element.children = element.children.filter((child) => {
    if (child.type === "text" || child.type === "cdata") return true;
    if (child.type !== "element" || !elements.has(child.name)) return false;
    if (child.name === "style" && unsafeStyle.test(textOf(child))) return false;
    clean(child, depth + 1);
    return true;
  });
}

function isSafe(name: string, value: string): boolean {
  const lower = name.toLowerCase();
  if (lower.startsWith("on") || lower === "xml:base" || lower.startsWith("xmlns:")) {
    return lower === "xmlns:xlink";
  }
  if (lower === "href" || lower === "xlink:href") {
    return value.trim().startsWith("#") || embeddedImage.test(value.trim());
  }
  return !unsafeStyle.test(value);
}

function textOf(element: Element): string {
  return element.children
    .map((child) => (child.type === "text" || child.type === "cdata" ? child.value : ""))
    .join("");
}
