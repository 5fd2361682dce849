import type { Version } from "./contract.ts";

type VersionRow = Omit<Version, "publishedBy"> & {
  publishedById: string;
  publishedByName: string;
};

/** Puts a row's publisher into the shape of the contract. */
export function presentVersion<Row extends VersionRow>(row: Row) {
  return { ...row, publishedBy: { id: row.publishedById, name: row.publishedByName } };
}
