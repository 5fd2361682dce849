export { DocumentRoom } from "./document-room/document-room.ts";
