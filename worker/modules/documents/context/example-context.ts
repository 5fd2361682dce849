/** A realistic context, shown in the API reference. */
export const EXAMPLE_CONTEXT = {
  product: {
    name: "Papyrus Desk",
    oneLiner: "Lends archive material to readers without a paper slip",
    problem:
      "Readers order archive boxes on paper slips. One slip in twelve is lost, and nobody can say where a box is.",
    vision:
      "Every box in the archive can be found, ordered and followed by the person who needs it.",
  },
  goals: [
    {
      statement: "Readers get ordered boxes sooner",
      measure:
        "Median time from order to reading room falls from 3 days to 4 hours within 6 months",
    },
    { statement: "No order is lost", measure: "0 lost orders a quarter" },
  ],
  stakeholders: [
    {
      name: "Head of the reading room",
      role: "Sponsor",
      interest: "Fewer complaints, exact statistics",
    },
    {
      name: "Data protection officer",
      role: "Approver",
      interest: "Reader histories are erased on time",
    },
  ],
  userClasses: [
    {
      name: "Reader",
      description: "Orders boxes for research, mostly from home.",
      expertise: "novice",
      frequency: "weekly",
    },
    {
      name: "Archivist",
      description: "Fetches, issues and returns boxes with a hand scanner.",
      expertise: "expert",
      frequency: "daily",
    },
  ],
  features: [
    {
      name: "Order a box",
      description:
        "A reader searches the finding aid and orders up to 5 boxes per visit. The reader receives an e-mail within 1 minute of the order.",
      priority: "must",
    },
    {
      name: "Scan on issue and return",
      description:
        "The archivist scans the barcode of a box. The system records place, person and time.",
      priority: "must",
    },
    {
      name: "Monthly statistics",
      description: "Export loans per collection as CSV.",
      priority: "could",
    },
  ],
  constraints: ["Personal data stays on servers in the European Union."],
  assumptions: ["Every box carries a Code 128 barcode by the start of operation."],
  externalInterfaces: [
    {
      name: "Hand scanner",
      kind: "hardware",
      description: "USB scanner that types Code 128 barcodes.",
    },
    {
      name: "Finding aid",
      kind: "software",
      description: "Reads EAD 3 records over OAI-PMH every night.",
    },
  ],
  qualityAttributes: [
    {
      attribute: "performance_efficiency",
      requirement: "Search results appear quickly",
      target: "95 % of searches under 500 ms with 200 readers at once",
    },
    {
      attribute: "reliability",
      requirement: "The desk works during opening hours",
      target: "99.9 % a month",
    },
  ],
  glossary: [
    { term: "Finding aid", definition: "The catalogue that describes the boxes of a collection." },
  ],
  outOfScope: ["Digitization of the boxes' contents"],
};
