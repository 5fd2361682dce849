const DIGITS = 16;
const SECTION_HASH = /^[\da-f]{32}$/;
/** In the place of the hash of a text that is white space alone. */
const BLANK_HASH = "0".repeat(DIGITS);
const NEWLINE = 10;

/**
 * 16 hexadecimal digits for the text from `start` to `end`, and 16 for what is below its first line.
 * It tells apart what people write and is no defence against texts made to collide: two lanes of
 * FNV-1a (RFC 9923) over UTF-16 units from the last to the first, finished by MurmurHash3's fmix32.
 */
export function hashSection(text: string, start: number, end: number): string {
  const newline = text.indexOf("\n", start);
  const below = newline < 0 || newline >= end ? end : newline;
  let [one, two] = [0x811c9dc5, 0x9747b28c];
  let belowHash = BLANK_HASH;
  for (let index = end - 1; index >= start; index -= 1) {
    const unit = text.charCodeAt(index);
    one = Math.imul(one ^ unit, 0x01000193);
    two = Math.imul(two ^ unit, 0x85ebca6b);
    if (index === below && unit === NEWLINE && text.slice(below, end).trim() !== "") {
      belowHash = digits(one, two);
    }
  }
  return digits(one, two) + belowHash;
}

/** Whether it can be the hash of a section at all. */
export function isSectionHash(hash: string): boolean {
  return SECTION_HASH.test(hash);
}

/** Whether two hashes are of sections that differ in nothing but the heading, and say something. */
export function isSameBelowHeading(hash: string, other: string): boolean {
  const below = hash.slice(DIGITS);
  return below !== BLANK_HASH && below === other.slice(DIGITS);
}

function digits(one: number, two: number): string {
  const first = mix(one ^ two);
  const second = mix(two ^ first);
  return hex(first) + hex(second);
}

/** fmix32 of MurmurHash3: https://github.com/aappleby/smhasher/wiki/MurmurHash3 */
function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

function hex(value: number): string {
  return (value >>> 0).toString(16).padStart(DIGITS / 2, "0");
}
