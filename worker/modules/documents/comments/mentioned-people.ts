const mention = /@\[[^\]\n]{1,200}\]\((usr_[0-9a-z]{26})\)/g;

const mostPeople = 50;

/** The ids of the people a comment mentions, each once, its own author left out. */
export function mentionedPeople(body: string, authorId: string): string[] {
  const ids = new Set(Array.from(body.matchAll(mention), ([, id = ""]) => id));
  ids.delete(authorId);
  return [...ids].slice(0, mostPeople);
}
