import { Download } from "lucide-react";
import { Banner } from "@/components/ui/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { saveFile } from "@/lib/save-file.ts";

/** Shows recovery codes, this once. */
export function RecoveryCodesDialog({
  codes,
  onClose,
}: {
  codes: readonly string[];
  onClose: () => void;
}) {
  const save = () => {
    const text = `DocuForge recovery codes, each works once\n\n${codes.join("\n")}\n`;
    saveFile(new Blob([text], { type: "text/plain" }), "docuforge-recovery-codes.txt");
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Your recovery codes"
      footer={
        <>
          <Button onClick={save}>
            <Download className="size-3.5" aria-hidden />
            Download
          </Button>
          <Button variant="primary" onClick={onClose}>
            I have kept them
          </Button>
        </>
      }
    >
      <Banner tone="attention" title="Keep these codes in a safe place">
        Each signs you in once when your authenticator is lost. They are not shown again.
      </Banner>
      <ul
        aria-label="Recovery codes"
        className="grid grid-cols-2 gap-x-6 gap-y-1.5 rounded-md bg-sunken px-4 py-3 font-mono text-sm select-all"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </Dialog>
  );
}
