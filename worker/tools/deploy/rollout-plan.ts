/** A version of the Worker and the part of the traffic that it gets, in percent. */
export interface Share {
  versionId: string;
  percentage: number;
}

/** Reads "0,10,50,100": rising percentages that end in 100; throws when they are anything else. */
export function parsePercentages(text: string): number[] {
  const percentages = text.split(",").map((part) => (/^\d{1,3}$/.test(part) ? Number(part) : NaN));
  const isRising = percentages.every((value, index) => value > (percentages[index - 1] ?? -1));
  if (!isRising || percentages.at(-1) !== 100) {
    throw new Error(`--steps must be rising percentages that end in 100, not "${text}".`);
  }
  return percentages;
}

/**
 * The version that holds all the traffic; undefined before the first deployment. Throws while the
 * traffic is split, because then nobody can say which version to go back to.
 */
export function stableVersion(deployment: Share[]): string | undefined {
  const serving = deployment.filter(({ percentage }) => percentage > 0);
  if (serving.length < 2) return serving[0]?.versionId;
  const split = serving.map(({ versionId, percentage }) => `${versionId} at ${percentage} %`);
  throw new Error(
    `The traffic is split between ${split.join(" and ")}. ` +
      "Settle it first: deploy.ts --env <environment> --origin <origin> --to <version>.",
  );
}

/** The deployments that move the traffic from one version to the next, in order. */
export function planRollout(previous: string, next: string, percentages: number[]): Share[][] {
  return percentages.map((percentage) =>
    percentage === 100
      ? [{ versionId: next, percentage }]
      : [
          { versionId: previous, percentage: 100 - percentage },
          { versionId: next, percentage },
        ],
  );
}
