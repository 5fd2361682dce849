// A document that holds everything an export must survive, in every script that it must show.

const red =
  "iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mP8z8BQz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC";

const wideHead = Array.from({ length: 12 }, (_, index) => `Measurement ${index + 1}`);
const wideRow = (row: number): string[] =>
  wideHead.map((_, index) => `value-${row}-${index} within tolerance`);

function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

const longRows = Array.from(
  { length: 70 },
  (_, index) =>
    `| CR-${String(index + 1).padStart(3, "0")} | The gateway shall answer request ${index} in time. | ${index % 2 === 0 ? "Must" : "Should"} |`,
);

export const tortureMarkdown = `# Torture document

Diacritics: Ąą Čč Đđ Ęę Ğğ Ħħ Įį Ķķ Łł Ņņ Őő Řř Şş Ťť Ůů Ŵŵ Ÿÿ Žž Þþ Ðð Ææ Øø Åå ß ẞ ŉ ŀ Ǆǆ Șș Țț ĳ ſ.
Greek: Ελληνικά, ὕδωρ, ἀρχή. Cyrillic: Русский, Українська ґ є ї, Српски ђ ћ џ, Македонски ѓ ќ.

Decomposed: e\u0301 o\u0308 n\u0303 and 각 stay whole.

## Requirements

CR-001 is stated in the table, SEC-AUTH-002 nowhere, [the first one](#cr-001) is linked, and FR-001 too.

| ID | Requirement | Priority |
|:---|:---|:---:|
${longRows.join("\n")}

## Lists

- one
  - two
    - three
      - four
        - five
          - six levels deep, and this item is long enough that it has to wrap over to another line of the page
1. first
   1. inner first
      - [x] done task
      - [ ] open task
2. second

   with a second paragraph

   \`\`\`sql
   SELECT id, statement FROM requirements WHERE project_id = $1 -- in a list
   \`\`\`

## A wide table

This table has more columns than a page is wide.

${row(wideHead)}
${row(wideHead.map(() => "---"))}
${[1, 2, 3, 4].map((number) => row(wideRow(number))).join("\n")}

After the wide table the page stands upright again.

## Cells

| Left | Centre | Right | Rich |
|:-----|:------:|------:|------|
| **bold** *italic* ~~struck~~ | \`code()\` | 1,234.50 | <ul><li>first bullet</li><li>second bullet with <b>raw</b> HTML</li></ul> |
| a [link](https://example.com/a) | line one<br>line two | 7 | - dash one<br>- dash two<br>- dash three |
| note[^cell] | H<sub>2</sub>O | −3 | <pre>const a = 1;<br>return a;</pre> |
| empty |  |  | 1. numbered<br>2. list |
| ![square](data:image/png;base64,${red}) | 한국어 셀 | ٣ | العربية في خلية |

| A | B | C |
|---|---|---|
| x | ${"averyveryverylongunbreakableidentifier".repeat(6)} | y |

## Code

\`\`\`typescript
// Computes the total, in cents.
export async function total(items: readonly Item[]): Promise<number> {
  const url = "https://api.example.com/v1/inspections/7?expand=measurements,photos,signatures&include=history&cursor=eyJpZCI6MTIzNDU2fQ";
  return items.reduce((sum, item) => sum + item.price * 100, 0x1f);
}
\`\`\`

\`\`\`yaml
name: deploy # comment
on: [push, pull_request]
timeout: 30
\`\`\`

\`\`\`mermaid
graph TD; A[Start] --> B{Choice}; B -->|yes| C[End]
\`\`\`

\`\`\`
no language, tabs\tand   spaces kept
\`\`\`

## Scripts

한국어: 기술자 앱은 승강기 점검 기록을 오프라인에서도 안전하게 저장해야 한다. 漢字 병기.

日本語：技術者アプリは、エレベーターの点検記録を安全に保存しなければならない。ｶﾀｶﾅ、々、〆。

简体中文：技术员应用程序必须能够离线安全保存电梯检查记录。繁體中文：電梯檢查紀錄與憂鬱的臺灣烏龜。

العربية: يجب أن يحفظ تطبيق الفني سجلات الفحص (FR-001) خلال 5 ثوانٍ عبر HTTPS بأمان. لا إله، گچپژ.

עברית: על היישום לשמור את הרישומים, למשל FR-001 (ב-3 שניות), בבטחה. שָׁלוֹם עם ניקוד.

English with עברית inside, and العربية inside, goes on to the right.

> العربية في اقتباس مع **خط غامق** و \`code\`.

- عنصر أول
- פריט שני

Emoji: 🚀 ✅ ❌ ⚠️ ❤️ 👍🏽 👩‍💻 🇰🇷 1️⃣ 😀 🎉 ⭐ ☀️ 🔥 ➡️ and text ☑ ☐ ✓ → ≤ ≥ ≠ ∞ ∑ √ € ₩ ™ © ½.

## Pictures

![A red square](data:image/png;base64,${red})

A picture ![inline square](data:image/png;base64,${red}) in the middle of a line.

![Not here](/api/v1/images/img_missing)

![Elsewhere](https://elsewhere.example/pixel.png)

## Links and notes

See [Requirements](#requirements), [nothing](#nowhere), <https://example.com/bare> and mail@example.com.[^1] Again.[^1]

[^1]: A footnote with **bold** and a [link](https://example.com/note).
[^cell]: A note from a cell.

> Quote
>
> > nested quote with a list
> > - inside

---

Term with a hard break  
second line. Ünïcödé — “quotes” ‘single’ … and a very-long-hyphenated-compound-adjective-that-may-break.
`;
