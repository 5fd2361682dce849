import type { DocumentModel } from "./model.ts";
import { eachRuns } from "./read-markdown.ts";

const scripts: [RegExp, string][] = [
  [/\p{Script=Hangul}/gu, "ko"],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, "ja"],
  [/\p{Script=Han}/gu, "zh"],
  [/\p{Script=Arabic}/gu, "ar"],
  [/\p{Script=Hebrew}/gu, "he"],
  [/\p{Script=Cyrillic}/gu, "ru"],
  [/\p{Script=Greek}/gu, "el"],
  [/\p{Script=Latin}/gu, "en"],
];
const SAMPLE = 40_000;

/** The language tag of a document, told from the script that most of its letters are in. */
export function dominantLanguage(model: DocumentModel): string {
  const counts = new Map<string, number>();
  let seen = 0;
  for (const runs of eachRuns(model)) {
    for (const { text } of runs) {
      for (const [pattern, language] of scripts) {
        const found = text.match(pattern)?.length ?? 0;
        if (found > 0) counts.set(language, (counts.get(language) ?? 0) + found);
      }
      seen += text.length;
    }
    if (seen > SAMPLE) break;
  }
  // A Latin letter says less than a syllable block or an ideograph.
  counts.set("en", (counts.get("en") ?? 0) / 3);
  const kana = counts.get("ja") ?? 0;
  const ideographs = counts.get("zh") ?? 0;
  if (kana > 0 && kana * 4 > ideographs) counts.set("ja", kana + ideographs);
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  return best === undefined || best[1] === 0 ? "en" : best[0];
}

/** Whether a document as a whole reads from right to left. */
export function isRightToLeftDocument(model: DocumentModel): boolean {
  const language = dominantLanguage(model);
  return language === "ar" || language === "he";
}
