const equationPattern = /<m:oMath(?:\s[^<>]*)?>([\s\S]*?)<\/m:oMath>/g;
const framePattern = /<\/?m:oMathPara(?:\s[^<>]*)?>/g;
const partPattern = /<(\/?)m:(\w+)((?:\s[^<>]*?)?)(\/?)>|([^<>]+)|<[^<>]*>/g;
const deepest = 100;

interface Part {
  name: string;
  value: string;
  text: string;
  children: Part[];
}

function newPart(name: string, attributes = ""): Part {
  return { name, value: /m:val="([^"]*)"/.exec(attributes)?.[1] ?? "", text: "", children: [] };
}

/** The parts of an equation; undefined when it is broken or too deep. */
function readEquation(xml: string): Part | undefined {
  const root = newPart("oMath");
  const open = [root];
  for (const [, closing, name = "", attributes, selfClosing, text] of xml.matchAll(partPattern)) {
    const current = open.at(-1) ?? root;
    if (text !== undefined) {
      if (current.name === "t") current.text += text;
    } else if (name === "") continue;
    else if (closing === "/") {
      if (open.length < 2 || open.pop()?.name !== name) return undefined;
    } else {
      const part = newPart(name, attributes);
      current.children.push(part);
      if (selfClosing !== "/") open.push(part);
      if (open.length > deepest) return undefined;
    }
  }
  return open.length === 1 ? root : undefined;
}

function find({ children }: Part, name: string): Part | undefined {
  return children.find((child) => child.name === name);
}

function textOf(part: Part, name: string): string {
  const child = find(part, name);
  return child === undefined ? "" : written(child);
}

/** In brackets where it is more than one name or number. */
function grouped(text: string): string {
  return /^(?:\p{L}\p{M}*|[\p{N}.,]+)?$/u.test(text) ? text : `(${text})`;
}

function scripts(part: Part): string {
  const [below, above] = [textOf(part, "sub"), textOf(part, "sup")];
  return `${below === "" ? "" : `_${grouped(below)}`}${above === "" ? "" : `^${grouped(above)}`}`;
}

function property(part: Part, name: string, usual: string): string {
  const properties = find(part, `${part.name}Pr`);
  return (properties && find(properties, name)?.value) ?? usual;
}

function written(part: Part): string {
  switch (part.name) {
    case "t":
      return part.text;
    case "f":
      return `${grouped(textOf(part, "num"))}/${grouped(textOf(part, "den"))}`;
    case "sSup":
    case "sSub":
    case "sSubSup":
      return `${grouped(textOf(part, "e"))}${scripts(part)}`;
    case "rad": {
      const degree = textOf(part, "deg");
      return `${degree === "" ? "" : `^${grouped(degree)}`}√${grouped(textOf(part, "e"))}`;
    }
    case "nary":
      return `${property(part, "chr", "∫")}${scripts(part)} ${textOf(part, "e")}`;
    case "d": {
      const inner = part.children.filter(({ name }) => name === "e").map(written);
      const [begin, end] = [property(part, "begChr", "("), property(part, "endChr", ")")];
      return `${begin}${inner.join(property(part, "sepChr", "|"))}${end}`;
    }
    case "func":
      return `${textOf(part, "fName")} ${textOf(part, "e")}`;
    case "mr":
      return part.children.map(written).join(", ");
    case "m":
      return `[${part.children
        .filter(({ name }) => name === "mr")
        .map(written)
        .join("; ")}]`;
    default:
      return part.name.endsWith("Pr") ? "" : part.children.map(written).join("");
  }
}

/** Word's equations as one line of text each, such as `x=(-b±√(b^2-4ac))/(2a)`. */
export function equationsAsText(xml: string): string {
  // An equation on a line of its own stands in a frame that the converter would leave out.
  return xml.replace(framePattern, "").replace(equationPattern, (whole, inner: string) => {
    const equation = readEquation(inner);
    const text = equation === undefined ? "" : written(equation).trim();
    return text === "" ? whole : `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
  });
}
