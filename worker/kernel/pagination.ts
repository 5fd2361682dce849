import { z } from "@hono/zod-openapi";
import { DomainError } from "./errors.ts";
import { RawText } from "./text.ts";

const CursorPosition = z.tuple([z.string(), z.string()]);

/** Where a page ended: the value of the sort column and the row's id. */
export type Position = z.infer<typeof CursorPosition>;

/** Query parameters every list takes. */
export const PageQuery = z.object({
  cursor: RawText(1000).optional().openapi({
    description: "`nextCursor` of the page before.",
    example: "WyIyMDI2IiwicHJqXzEiXQ",
  }),
  limit: z.coerce.number().int().min(1).max(100).default(25).openapi({ example: 25 }),
});

const valueFormats = {
  text: /^/,
  number: /^\d{1,9}$/,
  time: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/,
} as const;

/** Encodes a position as an opaque URL-safe cursor. */
export function encodeCursor(position: Position): string {
  const bytes = new TextEncoder().encode(JSON.stringify(position));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
}

/** Reads a cursor; throws VALIDATION_FAILED when it is not one of ours. */
export function decodeCursor(
  cursor: string | undefined,
  sortedBy: keyof typeof valueFormats,
): Position | undefined {
  if (cursor === undefined) return undefined;
  try {
    const binary = atob(cursor.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0));
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    const position = CursorPosition.parse(JSON.parse(text));
    if (position.some((part) => part.includes("\u0000") || !part.isWellFormed())) {
      throw new Error("unstorable text");
    }
    if (!valueFormats[sortedBy].test(position[0])) throw new Error(`not a ${sortedBy}`);
    return position;
  } catch (cause) {
    throw new DomainError(
      "VALIDATION_FAILED",
      "The cursor is not valid. Start again without it.",
      { issues: [{ path: "query.cursor", code: "invalid_cursor", message: "not a cursor" }] },
      { cause },
    );
  }
}

/** Cuts a page from `limit + 1` rows and says where the next one starts. */
export function toPage<Row>(rows: Row[], limit: number, position: (row: Row) => Position) {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const nextCursor =
    rows.length > limit && last !== undefined ? encodeCursor(position(last)) : null;
  return { items, nextCursor };
}

/** The response schema of a list of `Item`. */
export function PageOf<Item extends z.ZodType>(item: Item, name: string) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() }).openapi(name);
}
