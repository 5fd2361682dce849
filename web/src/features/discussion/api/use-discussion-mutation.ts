import { useMutation, useQueryClient } from "@tanstack/react-query";
import { discussionQuery } from "./discussion.ts";

/** Sends what changes one list of a draft's discussion; the list and the counts are read again. */
export function useDiscussionMutation<Input, Answer>(
  docId: string,
  list: "comments" | "suggestions",
  send: (input: Input) => Promise<Answer>,
) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ["docs", docId, list] }),
        queryClient.invalidateQueries(discussionQuery(docId)),
      ]),
  });
}
