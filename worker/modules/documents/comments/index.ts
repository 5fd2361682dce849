export { type Conversation, getConversations } from "./get-conversations.ts";
