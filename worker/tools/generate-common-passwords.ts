import { writeFile } from "node:fs/promises";
import { dictionary } from "@zxcvbn-ts/language-common";

const target = new URL("../modules/identity/accounts/common-passwords.gen.ts", import.meta.url);

const minPasswordLength = 12;
const minPartLength = 4;
const partCount = 1500;

// The list is ordered by how often a password was seen.
const ranked = [...new Set(dictionary["passwords-common"].map((entry) => entry.toLowerCase()))];
const usable = ranked.filter((entry) => /^[!-~]+$/.test(entry) && !/[`$\\]/.test(entry));
const whole = usable.filter((entry) => entry.length >= minPasswordLength);
const parts = usable
  .filter((entry) => entry.length >= minPartLength && entry.length < minPasswordLength)
  .slice(0, partCount);

await writeFile(
  target,
  `// Generated from @zxcvbn-ts/language-common by worker/tools/generate-common-passwords.ts.

/** Common passwords that are long enough to be chosen here. */
export const commonPasswords: ReadonlySet<string> = new Set(
  \`${whole.sort().join("\n")}\`.split("\\n"),
);

/** The most common shorter ones, which people join to reach the length. */
export const commonParts: ReadonlySet<string> = new Set(
  \`${parts.sort().join("\n")}\`.split("\\n"),
);
`,
);
