/** One replacement inside a text; positions count UTF-16 units. */
export interface TextEdit {
  index: number;
  remove: number;
  insert: string;
}

const BLOCK = 1_024;

/**
 * The smallest single replacement that turns `from` into `to`: common prefix and suffix are kept.
 * It never cuts between the halves of a surrogate pair, which Yjs would store as U+FFFD.
 */
export function trimmedEdit(from: string, to: string): TextEdit {
  const shorter = Math.min(from.length, to.length);
  let prefix = commonPrefix(from, to, shorter);
  if (prefix > 0 && isHighSurrogate(from.charCodeAt(prefix - 1))) {
    prefix -= 1;
  }
  let suffix = commonSuffix(from, to, shorter - prefix);
  if (suffix > 0 && isLowSurrogate(from.charCodeAt(from.length - suffix))) {
    suffix -= 1;
  }
  return {
    index: prefix,
    remove: from.length - prefix - suffix,
    insert: to.slice(prefix, to.length - suffix),
  };
}

// Whole blocks are compared as strings, which is much faster than unit by unit.
function commonPrefix(from: string, to: string, longest: number): number {
  let length = 0;
  while (
    length + BLOCK <= longest &&
    from.slice(length, length + BLOCK) === to.slice(length, length + BLOCK)
  ) {
    length += BLOCK;
  }
  while (length < longest && from.charCodeAt(length) === to.charCodeAt(length)) {
    length += 1;
  }
  return length;
}

function commonSuffix(from: string, to: string, longest: number): number {
  let length = 0;
  while (
    length + BLOCK <= longest &&
    from.slice(from.length - length - BLOCK, from.length - length) ===
      to.slice(to.length - length - BLOCK, to.length - length)
  ) {
    length += BLOCK;
  }
  while (
    length < longest &&
    from.charCodeAt(from.length - 1 - length) === to.charCodeAt(to.length - 1 - length)
  ) {
    length += 1;
  }
  return length;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
