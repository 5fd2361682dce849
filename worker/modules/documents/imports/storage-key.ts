/** Where uploaded files wait for their import. */
export const uploadPrefix = "imports/";

/** Where the file of an import lies in the bucket. */
export function storageKey(jobId: string): string {
  return `${uploadPrefix}${jobId}`;
}
