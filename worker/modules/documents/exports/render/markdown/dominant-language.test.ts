import { expect, it } from "vitest";
import { dominantLanguage } from "./dominant-language.ts";
import { readMarkdown } from "./read-markdown.ts";

it.each([
  ["", "en"],
  ["123 456", "en"],
  ["A plain English specification with one word of 한국어.", "en"],
  ["시스템은 REST API 응답을 500ms 이내에 반환해야 한다.", "ko"],
  ["技術者アプリは点検記録を保存する。", "ja"],
  ["技术员应用程序必须保存记录。", "zh"],
  ["يجب أن يحفظ التطبيق السجلات.", "ar"],
  ["Приложение сохраняет записи.", "ru"],
  ["Η εφαρμογή αποθηκεύει.", "el"],
])("tells the language of %j as %s", (markdown, language) => {
  expect(dominantLanguage(readMarkdown(markdown))).toBe(language);
});
