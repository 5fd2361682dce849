import axe from "axe-core";

/** What axe finds serious or critical in the page, one line for each. */
export async function seriousViolations(root: Element = document.body): Promise<string[]> {
  const { violations } = await axe.run(root, { resultTypes: ["violations"] });
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
}
