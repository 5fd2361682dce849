import type { LucideIcon } from "lucide-react";
import type { ComponentType } from "react";
import type { components } from "@/api/generated/schema.d.ts";
import type { SidePanelTab } from "@/features/editor/components/side-panel.tsx";
import type { EditorSession } from "@/features/editor/model/editor-session.ts";

export interface DocumentPanelProps {
  document: components["schemas"]["Document"];
  session: EditorSession;
  /** Whether the person may write now. */
  editable: boolean;
}

export interface DocumentPanel {
  /** In the address: `?panel=comments`. */
  id: string;
  label: string;
  icon: LucideIcon;
  /** `lazy(…)`: it is loaded when its tab is first shown, and unmounted with it. */
  Content: ComponentType<DocumentPanelProps>;
  /** A number beside the icon; always mounted, so it stays small. */
  Count?: ComponentType<DocumentPanelProps>;
}

/** What is beside a document, in the order of the tabs; the outline is there already. */
export const DOCUMENT_PANELS: readonly DocumentPanel[] = [];

/** The panels of one visit as tabs. */
export function panelTabs(
  panels: readonly DocumentPanel[],
  props: DocumentPanelProps,
): SidePanelTab[] {
  return panels.map(({ id, label, icon, Content, Count }) => ({
    id,
    label,
    icon,
    content: <Content {...props} />,
    count: Count && <Count {...props} />,
  }));
}
