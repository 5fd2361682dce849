import type { Element, Parents, RootContent } from "hast";

/** The class of a line that names the language of the code after it. */
export const codeLanguage = "code-language";

/** Gives code the language that stands above it. */
export function nameCode(parent: Parents): void {
  const kept = parent.children.filter((child, index) => {
    if (child.type !== "element") return true;
    nameCode(child);
    return !(isNamed(child) && named(parent.children[index + 1], child));
  });
  Object.assign(parent, { children: kept });
}

/** Whether that is code, which then has the language. */
function named(code: RootContent | undefined, { children: [name] }: Element): boolean {
  if (code?.type !== "element" || code.tagName !== "pre" || name?.type !== "text") return false;
  const className = [`language-${name.value.trim()}`];
  const { children } = code;
  code.children = [{ type: "element", tagName: "code", properties: { className }, children }];
  return true;
}

function isNamed({ properties }: Element): boolean {
  return Array.isArray(properties.className) && properties.className.includes(codeLanguage);
}
