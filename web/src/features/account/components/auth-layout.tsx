import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Brand } from "@/components/ui/mark.tsx";
import { RequirementChip } from "@/components/ui/requirement-chip.tsx";
import { ThemeMenu } from "@/components/ui/theme-menu.tsx";

function Requirement({ id, children }: { id: string; children: ReactNode }) {
  return (
    <div className="mt-2.25 grid grid-cols-[76px_minmax(0,1fr)]">
      <RequirementChip id={id} className="h-7" />
      <p>{children}</p>
    </div>
  );
}

const MESSAGES = [
  { name: "English", lang: "en", text: "The door does not close. A technician is on the way." },
  { name: "한국어", lang: "ko", text: "문이 닫히지 않습니다. 기사가 가고 있습니다." },
  { name: "العربية", lang: "ar", text: "الباب لا يُغلق. الفني في الطريق إليكم." },
] as const;

function SpecimenSheet() {
  return (
    <aside
      aria-hidden
      className="relative hidden overflow-hidden bg-lapis-deep text-code-ink lg:block"
    >
      <p className="absolute start-22 top-10 text-md text-code-ink-2">
        <b className="block text-code-ink">Shaftline technician app</b>
        Software requirements specification, version 4
      </p>
      <div className="absolute start-22 top-26 bottom-0 w-165 rounded-ss-[3px] bg-raised px-16 pt-14 font-serif text-[1.0625rem] leading-7 text-ink shadow-sheet">
        <p className="text-[.9375rem] text-ink-3">3 Functional requirements</p>
        <h2 className="mb-1 text-[1.75rem] leading-8.5 font-[640] tracking-[-.008em]">
          3.5 Languages
        </h2>
        <p>
          Technicians read the app in their own language; the report that a building manager signs
          is written in the language of the contract.
        </p>
        <Requirement id="REQ-019">
          <span className="box-decoration-clone bg-[linear-gradient(var(--color-gold),var(--color-gold))] bg-size-[100%_1.5px] bg-bottom bg-no-repeat pb-px">
            A fault message shall be readable in English, Korean and Arabic without a network.
          </span>
        </Requirement>
        <Requirement id="REQ-020">
          Arabic shall run from right to left, numbers and floor names included.
        </Requirement>
        <table className="mt-4.5 w-full font-sans text-sm leading-5.5">
          <thead>
            <tr className="border-b border-line-strong text-start text-ink-3">
              <th className="w-19 py-0.75 text-start font-medium">Language</th>
              <th className="py-0.75 text-start font-medium">Message E-217</th>
            </tr>
          </thead>
          <tbody>
            {MESSAGES.map(({ name, lang, text }) => (
              <tr key={lang} className="border-b border-line-soft">
                <td className="py-1" lang={lang}>
                  {name}
                </td>
                <td className="py-1" lang={lang} dir="auto">
                  {text}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <h3 className="mt-7.5 text-[1.1875rem] leading-6.5 font-[640]">
          <span className="me-1.75 font-[400] text-ink-3">3.6</span>Signatures
        </h3>
        <p className="mt-1.75">
          A work order that was signed offline keeps the time of the signature, not the time of the
          upload.
        </p>
        <Requirement id="REQ-021">
          The signature shall name the person, the elevator and the time, and shall be part of the
          exported report.
        </Requirement>
        <Requirement id="REQ-022">
          A signed work order shall not be editable; a correction is a new entry that refers to it.
        </Requirement>
      </div>
    </aside>
  );
}

/** The page of sign-up and sign-in: the form beside a sheet of what comes out. */
export function AuthLayout({ aside, children }: { aside: ReactNode; children: ReactNode }) {
  return (
    <div className="grid min-h-dvh lg:grid-cols-2">
      <div className="flex flex-col bg-surface px-5 pt-4 pb-5 md:px-10 md:pt-6 md:pb-7">
        <header className="flex items-center justify-between gap-4">
          <Link to="/" className="flex rounded-sm">
            <Brand />
          </Link>
          <span className="text-ink-2">{aside}</span>
        </header>
        <main className="mx-auto mb-auto w-full max-w-94 py-6 max-md:pt-7 md:my-auto">
          {children}
        </main>
        <footer className="flex items-center justify-between gap-4 text-xs text-ink-3">
          <a href="/docs" className="rounded-xs hover:text-ink">
            API reference
          </a>
          <ThemeMenu />
        </footer>
      </div>
      <SpecimenSheet />
    </div>
  );
}
