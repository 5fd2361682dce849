import { expect, it } from "vitest";
import { authorsOf } from "./authors.ts";

const written = {
  userIds: ["ada", "bo"],
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
  expect(authorsOf(places, written)).toEqual(authors);
});
