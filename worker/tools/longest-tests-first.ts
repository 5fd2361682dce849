import { BaseSequencer, type TestSpecification } from "vitest/node";

const longest = [
  "worker/test/access-matrix.workers.test.ts",
  "worker/test/refusals.workers.test.ts",
  "worker/tools/restore-backup.test.ts",
];

/** Begins each project with its longest files, which would otherwise end it alone on one core. */
export class LongestTestsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const names = [...new Set(sorted.map(({ project }) => project.name))];
    return names.flatMap((name) => {
      const own = sorted.filter(({ project }) => project.name === name);
      const first = longest.flatMap((path) =>
        own.filter(({ moduleId }) => moduleId.endsWith(path)),
      );
      return [...first, ...own.filter((file) => !first.includes(file))];
    });
  }
}
