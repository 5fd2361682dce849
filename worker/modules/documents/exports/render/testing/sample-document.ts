// A realistic specification of any size, for tests and measurements.
const subjects = [
  "The technician app",
  "The dispatch service",
  "The offline store",
  "The sensor gateway",
  "The audit log",
  "The report builder",
  "The identity service",
];
const verbs = [
  "shall record",
  "shall refuse",
  "shall synchronise",
  "shall display",
  "shall encrypt",
  "shall export",
  "shall notify the supervisor about",
];
const objects = [
  "every completed inspection of a lift shaft",
  "measurements outside their calibrated range",
  "photographs taken without a network connection",
  "a work order that two technicians have opened at once",
  "the door-gap and brake-torque readings of the last visit",
  "certificates that expire within thirty days",
];
const endings = [
  "within two seconds at the 95th percentile.",
  "without losing an acknowledged entry.",
  "and keep the record for ten years.",
  "in the language of the signed-in person.",
  "even while the device is offline for eight hours.",
];
const korean =
  "기술자 앱은 승강기 점검 기록을 오프라인에서도 안전하게 저장해야 하며, 네트워크가 복구되면 두 초 이내에 서버와 동기화한다.";
const japanese =
  "技術者アプリは、エレベーターの点検記録をオフラインでも安全に保存し、接続が回復したら二秒以内に同期しなければならない。";
const chinese = "技术员应用程序必须能够离线安全保存电梯检查记录，并在网络恢复后两秒内完成同步。";
const arabic =
  "يجب أن يحفظ تطبيق الفني سجلات فحص المصاعد بأمان دون اتصال، وأن يزامنها مع الخادم خلال ثانيتين (FR-001).";
const hebrew = "על יישום הטכנאי לשמור את רישומי בדיקת המעליות בבטחה גם ללא חיבור לרשת.";
const russian = "Приложение техника должно сохранять записи осмотра лифтов без подключения к сети.";
const greek = "Η εφαρμογή του τεχνικού αποθηκεύει με ασφάλεια τα αρχεία επιθεώρησης ανελκυστήρων.";

function pick(list: readonly string[], seed: number): string {
  return list[seed % list.length] ?? "";
}

function sentence(seed: number): string {
  return `${pick(subjects, seed)} ${pick(verbs, seed * 3 + 1)} ${pick(objects, seed * 5 + 2)} ${pick(endings, seed * 7 + 3)}`;
}

function id(prefix: string, number: number): string {
  return `${prefix}-${String(number).padStart(3, "0")}`;
}

function section(number: number): string {
  const s = number * 17;
  const rows = Array.from(
    { length: 9 },
    (_, row) =>
      `| ${id("FR", number * 10 + row)} | ${sentence(s + row)} | ${pick(["Must", "Should", "Could"], row)} | Given a signed-in technician, when ${pick(objects, row + s)} arrives, then ${sentence(s + row * 2)} |`,
  );
  const measures = Array.from(
    { length: 5 },
    (_, row) =>
      `| ${pick(["Availability", "Latency", "Durability", "Accessibility"], row)} | ${99 + row / 10} % | ${pick(["k6 load run", "Chaos drill", "Audit", "Inspection"], row)} | ${row * 12 + 4} |`,
  );
  return [
    `## ${number}. ${pick(["Inspection planning", "Field work", "Evidence and signatures", "Spare parts", "Reporting", "Access and roles"], number)} ${number}`,
    [0, 1, 2, 3, 4].map((i) => sentence(s + i)).join(" "),
    `Here **bold**, *italic*, ***both***, ~~struck~~ and \`inline_code()\` stand beside ${id("FR", number)}, a [link](https://example.com/spec?q=${number}&r=2) and a [cross reference](#${number}-${pick(["inspection-planning", "field-work", "evidence-and-signatures", "spare-parts", "reporting", "access-and-roles"], number)}-${number}).[^n${number}]`,
    `### ${number}.1 Functional requirements`,
    `| ID | Requirement | Priority | Acceptance criteria |\n|:---|:---|:---:|:---|\n${rows.join("\n")}`,
    `### ${number}.2 Quality attributes`,
    `| Attribute | Target | Verified by | Count |\n|---|---|---|---:|\n${measures.join("\n")}`,
    `### ${number}.3 Flow`,
    `1. ${sentence(s + 1)}\n2. ${sentence(s + 2)}\n   - ${sentence(s + 3)}\n   - ${sentence(s + 4)}\n     1. ${sentence(s + 5)}\n3. ${sentence(s + 6)}`,
    `- [x] ${sentence(s + 7)}\n- [ ] ${sentence(s + 8)}`,
    `> ${sentence(s + 9)} ${sentence(s + 10)}\n>\n> — Site manager, interview ${number}`,
    `\`\`\`ts\nexport interface Inspection${number} {\n  id: string;\n\tshaft: { door: number; brake: number };\n}\nconst url = "https://api.example.com/v1/inspections/${number}?expand=measurements,photos,signatures&include=history&cursor=eyJpZCI6MTIzNDU2fQ";\n\`\`\``,
    `### ${number}.4 Languages`,
    [korean, japanese, chinese, arabic, hebrew, russian, greek]
      .slice(0, 3 + (number % 5))
      .join("\n\n"),
    `| Language | Text |\n|---|---|\n| 한국어 | ${korean} |\n| العربية | ${arabic} |\n| עברית | ${hebrew} |`,
    [5, 6, 7, 8, 9, 10, 11].map((i) => sentence(s + i * 3)).join(" "),
    `[^n${number}]: ${sentence(s + 12)} See *ISO/IEC/IEEE 29148*.`,
  ].join("\n\n");
}

/** A specification of at least so many UTF-8 bytes, always the same for the same size. */
export function sampleMarkdown(bytes: number): string {
  const parts = [
    "# Shaftline technician app",
    "Requirements for the app that lift technicians use in the shaft.",
  ];
  const encoder = new TextEncoder();
  let size = 0;
  for (let number = 1; size < bytes; number += 1) {
    const text = section(number);
    size += encoder.encode(text).length;
    parts.push(text);
  }
  return `${parts.join("\n\n")}\n`;
}
