/** One replacement inside a text; positions count UTF-16 units. */
export interface TextEdit {
  index: number;
  remove: number;
  insert: string;
}

/**
 * The smallest single replacement that turns `from` into `to`: common prefix and suffix are kept.
 * It never cuts between the halves of a surrogate pair, which Yjs would store as U+FFFD.
 */
export function trimmedEdit(from: string, to: string): TextEdit {
  const shorter = Math.min(from.length, to.length);
  let prefix = 0;
  while (prefix < shorter && from.charCodeAt(prefix) === to.charCodeAt(prefix)) {
    prefix += 1;
  }
  if (prefix > 0 && isHighSurrogate(from.charCodeAt(prefix - 1))) {
    prefix -= 1;
  }
  const longestSuffix = shorter - prefix;
  let suffix = 0;
  while (
    suffix < longestSuffix &&
    from.charCodeAt(from.length - 1 - suffix) === to.charCodeAt(to.length - 1 - suffix)
  ) {
    suffix += 1;
  }
  if (suffix > 0 && isLowSurrogate(from.charCodeAt(from.length - suffix))) {
    suffix -= 1;
  }
  return {
    index: prefix,
    remove: from.length - prefix - suffix,
    insert: to.slice(prefix, to.length - suffix),
  };
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
