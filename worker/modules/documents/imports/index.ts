export { deleteStaleUploads } from "./delete-stale-uploads.ts";
