/** Where an export's file lies in the bucket. */
export function storageKey(exportId: string): string {
  return `exports/${exportId}`;
}
