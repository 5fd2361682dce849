import { comparisonKey } from "./plain-text.ts";

/** Headings of the packs in Korean and Arabic. */
const HEADINGS: Record<string, readonly [korean: string, arabic: string]> = {
  Introduction: ["소개", "مقدمة"],
  Purpose: ["목적", "الغرض"],
  Scope: ["범위", "النطاق"],
  "Business requirements": ["비즈니스 요구사항", "متطلبات الأعمال"],
  Stakeholders: ["이해관계자", "أصحاب المصلحة"],
  "Document conventions": ["문서 규칙", "اصطلاحات الوثيقة"],
  "Product perspective": ["제품 관점", "منظور المنتج"],
  "Problem and vision": ["문제와 비전", "المشكلة والرؤية"],
  "System context": ["시스템 맥락", "سياق النظام"],
  "Product functions": ["제품 기능", "وظائف المنتج"],
  "Assumptions and dependencies": ["가정 및 의존성", "الافتراضات والاعتماديات"],
  "User classes": ["사용자 분류", "فئات المستخدمين"],
  "Functional requirements": ["기능 요구사항", "المتطلبات الوظيفية"],
  "External interfaces": ["외부 인터페이스", "الواجهات الخارجية"],
  "User interfaces": ["사용자 인터페이스", "واجهات المستخدم"],
  "Hardware interfaces": ["하드웨어 인터페이스", "واجهات العتاد"],
  "Software interfaces": ["소프트웨어 인터페이스", "واجهات البرمجيات"],
  "Communications interfaces": ["통신 인터페이스", "واجهات الاتصال"],
  "Quality attributes": ["품질 속성", "سمات الجودة"],
  Constraints: ["제약사항", "القيود"],
  Verification: ["검증", "التحقق"],
  "Traceability matrix": ["추적성 매트릭스", "مصفوفة التتبع"],
  "From source to requirement": ["출처에서 요구사항으로", "من المصدر إلى المتطلب"],
  "From requirement to source": ["요구사항에서 출처로", "من المتطلب إلى المصدر"],
  "Open questions": ["미결 질문", "الأسئلة المفتوحة"],
  Glossary: ["용어집", "مسرد المصطلحات"],
  Summary: ["요약", "ملخص"],
  Problem: ["문제", "المشكلة"],
  Vision: ["비전", "الرؤية"],
  "Goals and success measures": ["목표와 성공 지표", "الأهداف ومقاييس النجاح"],
  Objectives: ["목표", "الأهداف"],
  "Out of scope": ["범위 제외", "خارج النطاق"],
  "Users and stakeholders": ["사용자와 이해관계자", "المستخدمون وأصحاب المصلحة"],
  Features: ["기능", "الميزات"],
  "Release scope": ["출시 범위", "نطاق الإصدار"],
  "Quality, interfaces and constraints": [
    "품질, 인터페이스 및 제약사항",
    "الجودة والواجهات والقيود",
  ],
  "Quality requirements": ["품질 요구사항", "متطلبات الجودة"],
  Interfaces: ["인터페이스", "الواجهات"],
  "Assumptions and open questions": ["가정 및 미결 질문", "الافتراضات والأسئلة المفتوحة"],
  Assumptions: ["가정", "الافتراضات"],
  "Stakeholders and concerns": ["이해관계자와 관심사", "أصحاب المصلحة والاهتمامات"],
  "Design drivers": ["설계 동인", "محركات التصميم"],
  "Business drivers": ["비즈니스 동인", "محركات الأعمال"],
  "Quality drivers": ["품질 동인", "محركات الجودة"],
  "Design constraints": ["설계 제약사항", "قيود التصميم"],
  "Design assumptions": ["설계 가정", "افتراضات التصميم"],
  "Context view": ["맥락 뷰", "منظور السياق"],
  Actors: ["행위자", "الجهات الفاعلة"],
  "Composition view": ["구성 뷰", "منظور التركيب"],
  "Behaviour view": ["동작 뷰", "منظور السلوك"],
  "Information view": ["정보 뷰", "منظور المعلومات"],
  "Design rationale": ["설계 근거", "مبررات التصميم"],
  "Coverage of requirements": ["요구사항 충족", "تغطية المتطلبات"],
  "Test scope": ["시험 범위", "نطاق الاختبار"],
  "Requirements under test": ["시험 대상 요구사항", "المتطلبات قيد الاختبار"],
  "Test strategy": ["시험 전략", "استراتيجية الاختبار"],
  "Order of testing": ["시험 순서", "ترتيب الاختبار"],
  Participants: ["참여자", "المشاركون"],
  "Test environment": ["시험 환경", "بيئة الاختبار"],
  "Test cases": ["시험 사례", "حالات الاختبار"],
  "Entry and exit criteria": ["시작 및 종료 기준", "معايير البدء والانتهاء"],
  "Coverage matrix": ["커버리지 매트릭스", "مصفوفة التغطية"],
  "Risks and open questions": ["위험과 미결 질문", "المخاطر والأسئلة المفتوحة"],
  Status: ["상태", "الحالة"],
  Context: ["맥락", "السياق"],
  Situation: ["상황", "الوضع"],
  "What the system has to do": ["시스템이 해야 할 일", "ما يجب أن يفعله النظام"],
  "Neighbouring systems": ["인접 시스템", "الأنظمة المجاورة"],
  "Decision drivers": ["결정 동인", "محركات القرار"],
  "Options considered": ["검토한 대안", "الخيارات المدروسة"],
  Decision: ["결정", "القرار"],
  Consequences: ["결과", "العواقب"],
  Confirmation: ["확인", "التأكيد"],
  Bounds: ["한계", "الحدود"],
  "How the decision is checked": ["결정의 확인 방법", "كيفية التحقق من القرار"],
  Terms: ["용어", "المصطلحات"],
};

/** Column names of the packs in Korean and Arabic, and what else people call them. */
const COLUMNS: Record<string, readonly [korean: string, arabic: string, ...others: string[]]> = {
  ID: ["식별자", "المعرف"],
  Requirement: ["요구사항", "المتطلب"],
  "Measure of success": ["성공 지표", "مقياس النجاح"],
  Stakeholder: ["이해관계자", "صاحب المصلحة"],
  Role: ["역할", "الدور"],
  Interest: ["관심사", "الاهتمام"],
  Function: ["기능", "الوظيفة"],
  Priority: ["우선순위", "الأولوية"],
  Requirements: ["요구사항", "المتطلبات"],
  Assumption: ["가정", "الافتراض"],
  "User class": ["사용자 분류", "فئة المستخدم"],
  Description: ["설명", "الوصف"],
  Expertise: ["숙련도", "الخبرة"],
  "Frequency of use": ["사용 빈도", "تكرار الاستخدام"],
  "Acceptance criteria": [
    "인수 기준",
    "معايير القبول",
    "Acceptance criterion",
    "Acceptance",
    "Fit criterion",
  ],
  Interface: ["인터페이스", "الواجهة"],
  Characteristic: ["특성", "الخاصية"],
  "Measure and target": ["측정과 목표", "المقياس والهدف"],
  "What confirms it": ["확인 근거", "ما يؤكده"],
  Method: ["방법", "الطريقة"],
  Evidence: ["증거", "الدليل"],
  Source: ["출처", "المصدر"],
  Kind: ["종류", "النوع"],
  "Goals served": ["기여 목표", "الأهداف المخدومة"],
  Verification: ["검증", "التحقق"],
  Question: ["질문", "السؤال"],
  Concerns: ["관련 사항", "يتعلق بـ"],
  Term: ["용어", "المصطلح"],
  Definition: ["정의", "التعريف"],
  Features: ["기능", "الميزات"],
  Concern: ["관심사", "الاهتمام"],
  Actor: ["행위자", "الجهة الفاعلة"],
  Element: ["요소", "العنصر"],
  Responsibility: ["책임", "المسؤولية"],
  Participant: ["참여자", "المشارك"],
  "Part in the test": ["시험에서의 역할", "الدور في الاختبار"],
  "Needed for the test": ["시험 필요 사항", "المطلوب للاختبار"],
  Covers: ["대상", "يغطي"],
  Action: ["동작", "الإجراء"],
  "Expected result": ["기대 결과", "النتيجة المتوقعة"],
  Criterion: ["기준", "المعيار"],
  Condition: ["조건", "الشرط"],
  "Test cases": ["시험 사례", "حالات الاختبار"],
  Measure: ["측정", "المقياس"],
  Driver: ["동인", "المحرك"],
  "What an option has to show": ["대안이 보여야 할 것", "ما يجب أن يثبته الخيار"],
};

function keysByTitle(titles: Record<string, readonly string[]>): Map<string, ReadonlySet<string>> {
  return new Map(
    Object.entries(titles).map(([title, others]) => [
      title,
      new Set([title, ...others].map(comparisonKey)),
    ]),
  );
}

const keysOfHeadings = keysByTitle(HEADINGS);
const keysOfColumns = keysByTitle(COLUMNS);

/** The comparison keys that a heading with this title may have. */
export function headingKeys(title: string): string[] {
  return [...(keysOfHeadings.get(title) ?? [comparisonKey(title)])];
}

/** Whether a heading's comparison key names the wanted heading, in any of the languages. */
export function namesHeading(key: string, title: string): boolean {
  return keysOfHeadings.get(title)?.has(key) ?? key === comparisonKey(title);
}

/** Whether a column's comparison key names the wanted column, in any of the languages. */
export function namesColumn(key: string, title: string): boolean {
  return keysOfColumns.get(title)?.has(key) ?? key === comparisonKey(title);
}

/** Titles of a kind that have no translation. */
export function untranslated(kind: "heading" | "column", titles: readonly string[]): string[] {
  const known = kind === "heading" ? keysOfHeadings : keysOfColumns;
  return titles.filter((title) => !known.has(title));
}
