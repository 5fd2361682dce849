import { typeidUnboxed } from "typeid-js";

const prefixes = {
  user: "usr",
  organization: "org",
  session: "ses",
  project: "prj",
  document: "doc",
  version: "ver",
  shareLink: "lnk",
  job: "job",
  export: "exp",
  suggestion: "sug",
  commentThread: "cth",
  comment: "cmt",
  mention: "mnt",
  history: "his",
  image: "img",
  email: "eml",
  invitation: "inv",
  apiKey: "key",
  passkey: "psk",
  outbox: "obx",
  audit: "aud",
} as const;

export type EntityName = keyof typeof prefixes;

/** A new sortable id such as `prj_01jd…` (TypeID 0.3: prefix and base32 UUIDv7). */
export function newId(entity: EntityName): string {
  return typeidUnboxed(prefixes[entity]);
}
