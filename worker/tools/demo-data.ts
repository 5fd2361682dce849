export const demoProjects = [
  {
    name: "Apprentice training log",
    description: "Hours, topics and sign-off of a trainer.",
  },
  {
    name: "Remote door diagnostics",
    description: "Read the door drive before sending somebody.",
  },
  {
    name: "Building manager portal",
    description: "Fault reports, certificates and invoices for owners of buildings.",
  },
  {
    name: "Shaftline technician app",
    description: "Work orders, parts and signatures, also without a network.",
  },
];

/** What the demo project's wizard was told. */
export const demoContext = {
  product: {
    name: "Shaftline",
    oneLiner: "The work order app for elevator technicians that works without a network",
    problem:
      "Technicians work in machine rooms and shafts without reception. They write on paper, type it again in the evening, and one signature in nine is lost on the way.",
    vision:
      "Every visit to an elevator is recorded once, where it happens, and signed before the technician leaves.",
  },
  goals: [
    {
      statement: "Visits are invoiced sooner",
      measure: "Median time from visit to invoice falls from 9 days to 2 days within 6 months",
    },
    { statement: "No signature is lost", measure: "0 lost signatures a quarter" },
    {
      statement: "Technicians stop typing in the evening",
      measure: "Median time at a desk falls from 45 minutes to 5 minutes a day",
    },
  ],
  stakeholders: [
    {
      name: "Head of field service",
      role: "Sponsor",
      interest: "Invoices on time, fewer second visits",
    },
    {
      name: "Works council",
      role: "Approver",
      interest: "Positions of technicians are not recorded",
    },
  ],
  userClasses: [
    {
      name: "Technician",
      description: "Maintains and repairs elevators, often alone and with gloves on.",
      expertise: "intermediate",
      frequency: "daily",
    },
    {
      name: "Dispatcher",
      description: "Plans the day of twenty technicians and moves orders between them.",
      expertise: "expert",
      frequency: "daily",
    },
  ],
  features: [
    {
      name: "Offline work orders",
      description:
        "The technician opens any of today's work orders within 2 seconds without a network. The app uploads photos in the order in which they were taken.",
      priority: "must",
    },
    {
      name: "Signatures",
      description:
        "The customer signs on the phone. The signature names the person, the elevator and the time.",
      priority: "must",
    },
    {
      name: "Parts and van stock",
      description:
        "The technician books parts from the van. The app warns when a part falls below its minimum.",
      priority: "should",
    },
    {
      name: "Fault history",
      description: "The app shows the faults of the last 12 months of an elevator.",
      priority: "should",
    },
    {
      name: "Languages",
      description:
        "The technician reads fault messages in English, Korean (한국어) or Arabic (العربية).",
      priority: "could",
    },
  ],
  constraints: [
    "Personal data stays on servers in the European Union.",
    "The app runs on the Android phones that technicians already have (Android 12 or newer).",
  ],
  assumptions: ["Every elevator carries a readable number plate by the start of operation."],
  externalInterfaces: [
    {
      name: "Accounting system",
      kind: "software",
      description: "Takes over signed work orders as invoice drafts over REST, every 15 minutes.",
    },
    {
      name: "Phone camera",
      kind: "hardware",
      description: "Takes photos of at most 12 megapixels.",
    },
  ],
  qualityAttributes: [
    {
      attribute: "performance_efficiency",
      requirement: "Opening a work order is quick enough to do on a ladder",
      target: "95 % within 2 seconds on the slowest supported phone",
    },
    {
      attribute: "reliability",
      requirement: "Nothing that was entered is lost when the phone dies",
      target: "0 lost entries in 1,000 forced restarts",
    },
    {
      attribute: "security",
      requirement: "A lost phone gives nothing away",
      target: "Data encrypted at rest, locked after 2 minutes, wiped within 1 minute of contact",
    },
  ],
  glossary: [
    { term: "Work order", definition: "One visit to one elevator with its tasks." },
    { term: "Van stock", definition: "The parts that a technician carries." },
  ],
  outOfScope: ["Planning of routes", "Payroll"],
};
