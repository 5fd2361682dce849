import { expect, it } from "vitest";
import { authorsOf } from "./authors.ts";

const written = {
  writerIds: ["ada", "bo"],
  stretches: Uint32Array.from([0, 0, 10, 1, 10, 12, 0, 12, 13, 1, 40, 90]),
};

it.each([
  [[[0, 10]], [["ada"]]],
  [
    [
      [0, 11],
      [11, 20],
      [20, 30],
      [30, 100],
    ],
    [["ada", "bo"], ["bo", "ada"], [], ["bo"]],
  ],
  [[[85, 200]], [["bo"]]],
])("%j were written by %j", (ranges, authors) => {
  const places = ranges.map(([start = 0, end = 0]) => ({ start, end }));
  expect(authorsOf(places, written).map(({ userIds }) => userIds)).toEqual(authors);
});

it("names the job that wrote most of a range", () => {
  const stretches = Uint32Array.from([0, 0, 10, 1, 10, 12, 1, 20, 30]);
  const ranges = [
    { start: 0, end: 12 },
    { start: 12, end: 30 },
  ];
  expect(authorsOf(ranges, { writerIds: ["job_1", "bo"], stretches })).toEqual([
    { userIds: ["bo"], jobId: "job_1" },
    { userIds: ["bo"], jobId: undefined },
  ]);
});
