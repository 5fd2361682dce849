export {
  deleteOtherMentions,
  insertMentions,
  type MentionedRow,
  selectMentioned,
} from "./repo.ts";
