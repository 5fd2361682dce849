/** Who writes: the product's own writer, or a model by its name. */
export function writerName({ provider, model }: { provider: string; model: string }): string {
  return provider === "composer" ? "DocuForge's own writer" : model;
}

/** A prompt pack as people read it: "SRS template 1" for `srs/v1`, with an organization's prompts. */
export function templateName(promptPack: string): string {
  const parts = /^(?<type>[a-z_]+)\/v(?<version>\d+)(?:\+r(?<override>\d+))?$/u.exec(promptPack);
  if (!parts?.groups) return promptPack;
  const { type = "", version, override } = parts.groups;
  const name = `${type.replaceAll("_", " ").toUpperCase()} template ${version}`;
  return override === undefined ? name : `${name} with your prompts, revision ${override}`;
}

/** Names in a sentence: "Ada, Bo and 2 others". */
export function peopleList(people: readonly { name: string }[], most = 3): string {
  const names = people.map(({ name }) => name || "somebody who has left");
  const rest = names.length - most;
  if (rest === 1) return peopleList(people, most + 1);
  const shown = rest > 0 ? [...names.slice(0, most), `${rest} others`] : names;
  return new Intl.ListFormat("en", { type: "conjunction" }).format(shown);
}
