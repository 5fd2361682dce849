import { expect, test } from "vitest";
import { documentSearch, versionsSearch } from "./document-search.ts";

test("reads what of a document is shown and which dialog is open", () => {
  expect(documentSearch({ view: "source", panel: "comments", write: true, publish: true })).toEqual(
    {
      view: "source",
      panel: "comments",
      write: true,
      publish: true,
    },
  );
  expect(documentSearch({ panel: "No such panel" })).toEqual({});
  expect(documentSearch({ view: "split" })).toEqual({});
  expect(documentSearch({ view: "other", write: "true", publish: 1, more: 2 })).toEqual({});
});

test("reads which versions are compared", () => {
  expect(versionsSearch({ from: 1, to: "draft", mode: "source" })).toEqual({
    from: 1,
    to: "draft",
    mode: "source",
  });
  expect(versionsSearch({ from: 1, to: 2, mode: "document" })).toEqual({ from: 1, to: 2 });
});

test.for([0, -1, 1.5, "1", "draft", Number.NaN])("takes %s for no older side", (from) => {
  expect(versionsSearch({ from, to: "newest" })).toEqual({});
});
