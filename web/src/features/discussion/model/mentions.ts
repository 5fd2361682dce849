export interface Person {
  id: string;
  name: string;
}

/** How the API writes a mention. */
const TOKEN = /@\[([^\]\n]{1,200})\]\((usr_[0-9a-z]+)\)/gu;
const LONGEST_QUERY = 40;

/** What somebody is called in a comment; the API's notation has no place for these characters. */
export function calledName({ name }: { name: string }): string {
  return name
    .replace(/[[\]\n]/gu, " ")
    .trim()
    .slice(0, 200);
}

export interface Piece {
  text: string;
  mention: boolean;
}

/** A comment as people read it: its text, and the names in it. */
export function piecesOf(body: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of body.matchAll(TOKEN)) {
    if (match.index > end) pieces.push({ text: body.slice(end, match.index), mention: false });
    pieces.push({ text: `@${match[1]}`, mention: true });
    end = match.index + match[0].length;
  }
  if (end < body.length) pieces.push({ text: body.slice(end), mention: false });
  return pieces;
}

/** A comment as it is written: "@Mara Okonjo", and who that is. */
export function toWritten(body: string): { text: string; people: Person[] } {
  const people = Array.from(body.matchAll(TOKEN), ([, name = "", id = ""]) => ({ id, name }));
  return { text: body.replace(TOKEN, "@$1"), people };
}

/** What is written as the API wants it; a name that was changed afterwards is only text. */
export function toBody(text: string, people: readonly Person[]): string {
  const names = [...new Map(people.map((person) => [calledName(person), person.id]))].sort(
    ([one], [other]) => other.length - one.length,
  );
  let body = "";
  for (let at = 0; at < text.length; ) {
    const found =
      text[at] === "@" && names.find(([name]) => name !== "" && text.startsWith(name, at + 1));
    if (found) {
      const [name, id] = found;
      body += `@[${name}](${id})`;
      at += name.length + 1;
    } else {
      body += text[at];
      at += 1;
    }
  }
  return body;
}

/** What is being looked for with the cursor at `caret`: the words after an @, and where that is. */
export function mentionAt(
  text: string,
  caret: number,
): { from: number; query: string } | undefined {
  const before = text.slice(Math.max(0, caret - LONGEST_QUERY - 1), caret);
  const at = before.lastIndexOf("@");
  if (at === -1) return undefined;
  const query = before.slice(at + 1);
  if (/^\s|\n/u.test(query) || /[\p{L}\p{N}_.-]$/u.test(before.slice(0, at))) return undefined;
  return { from: caret - query.length - 1, query };
}

function plain(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLocaleLowerCase();
}

/** Those whose name or address has a word that begins with what is looked for. */
export function matching<Candidate extends { name: string; email: string }>(
  people: readonly Candidate[],
  query: string,
): Candidate[] {
  const wanted = plain(query.trim());
  return people.filter(({ name, email }) =>
    [plain(name), ...plain(name).split(/\s+/u).slice(1), plain(email)].some((each) =>
      each.startsWith(wanted),
    ),
  );
}
