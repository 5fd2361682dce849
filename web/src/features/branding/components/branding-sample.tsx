import type { BrandingSettings } from "../api/branding.ts";

const SAMPLE: Record<string, string> = {
  title: "Technician app",
  version: "Version 4",
  project: "Shaftline",
  date: "20 November 2026",
};

function filledIn(template: string, organization: string): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) =>
    name === "organization" ? organization : (SAMPLE[name] ?? whole),
  );
}

function Sheet({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <figure className="min-w-0 flex-1 basis-60">
      <div
        className="relative flex aspect-[1/1.3] flex-col overflow-hidden rounded-sm p-[8%] text-[0.6rem] leading-snug shadow-md"
        style={{ background: "#fff", color: "#1f1c16" }}
      >
        {children}
      </div>
      <figcaption className="pt-1.5 text-xs text-ink-3">{label}</figcaption>
    </figure>
  );
}

/** A title page and a page of text as they will look; paper is white in every theme. */
export function BrandingSample({
  settings,
  logoUrl,
  organizationName,
}: {
  settings: BrandingSettings;
  logoUrl: string | undefined;
  organizationName: string;
}) {
  const { primaryColor, accentColor, header, footer, coverNote, cover } = settings;
  const headerLine =
    header === null ? "Technician app" : filledIn(header, organizationName) || "Technician app";
  const footerLine =
    footer === null ? `${organizationName} · Shaftline` : filledIn(footer, organizationName);
  return (
    <section aria-label="Sample" className="flex flex-wrap gap-4">
      {cover && (
        <Sheet label="Title page">
          <span
            className="absolute inset-y-0 start-0 w-1.5"
            style={{ background: primaryColor, borderInlineEnd: `1px solid ${accentColor}` }}
          />
          {logoUrl && (
            <img src={logoUrl} alt="" className="mb-1 max-h-8 max-w-28 self-start object-contain" />
          )}
          <bdi style={{ color: "#504b41" }}>{organizationName}</bdi>
          <span className="mt-[28%] font-medium" style={{ color: "#7b5400" }}>
            <span style={{ color: accentColor }}>/ </span>Software Requirements Specification
          </span>
          <span
            className="font-serif text-lg leading-tight font-strong"
            style={{ color: primaryColor }}
          >
            Technician app
          </span>
          <span style={{ color: "#504b41" }}>Version 4 · Pilot scope</span>
          {coverNote && (
            <bdi className="mt-2 wrap-anywhere" style={{ color: "#504b41" }}>
              {coverNote}
            </bdi>
          )}
        </Sheet>
      )}
      <Sheet label="A page">
        <bdi className="clip border-b pb-1" style={{ color: "#696358", borderColor: "#e1dacb" }}>
          {headerLine}
        </bdi>
        <span
          className="mt-3 font-serif text-base font-strong"
          style={{ color: primaryColor.toLowerCase() === "#12326f" ? "#1f1c16" : primaryColor }}
        >
          1 Purpose
        </span>
        <span className="mt-1 font-serif">
          The app records every inspection of a lift, also without a network.
        </span>
        <span className="mt-2 font-mono" style={{ color: "#7b5400" }}>
          <span style={{ color: accentColor }}>/</span> FR-001
        </span>
        <span className="flex-1" />
        <span
          className="flex justify-between gap-2 border-t pt-1"
          style={{ color: "#696358", borderColor: "#e1dacb" }}
        >
          <bdi className="clip">{footerLine}</bdi>
          <span className="whitespace-nowrap">Page 4 of 41</span>
        </span>
      </Sheet>
    </section>
  );
}
