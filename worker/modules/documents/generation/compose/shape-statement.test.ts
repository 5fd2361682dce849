import { describe, expect, it } from "vitest";
import { shapeStatement } from "./shape-statement.ts";
import { splitSentences } from "./split-sentences.ts";
import { buildVocabulary } from "./wording.ts";

const vocabulary = buildVocabulary("Papyrus Desk", ["Reader", "Archivist"]);

function reworded(sentence: string): string[] {
  return shapeStatement(sentence, vocabulary).map(({ text }) => text);
}

describe("shapeStatement", () => {
  it.each([
    [
      "Users can log in with Google and can reset it",
      "The system shall allow users to log in with Google and reset it",
    ],
    ["Papyrus Desk sends a weekly digest", "The system shall send a weekly digest"],
    ["Papyrus Desk never deletes orders", "The system shall never delete orders"],
    [
      "The archivist fetches, issues and returns boxes",
      "The system shall enable the archivist to fetch, issue and return boxes",
    ],
    [
      "Archivists fetch, issue and return boxes",
      "The system shall enable archivists to fetch, issue and return boxes",
    ],
    ["The reader receives an e-mail", "The reader shall receive an e-mail"],
    ["Export loans as CSV", "The system shall export loans as CSV"],
    ["Search by title or author", "The system shall allow users to search by title or author"],
    ["Order history is shown by date", "Order history shall be shown by date"],
    ["Each box has a barcode", "Each box shall have a barcode"],
    ["Data is not shared with others", "Data shall not be shared with others"],
    ["Admins cannot see passwords", "Admins shall not be able to see passwords"],
    ["Passwords must not be stored in the clear", "Passwords shall not be stored in the clear"],
    ["The export must not block the desk", "The export shall not block the desk"],
    ["The report does not contain names", "The report shall not contain names"],
    ["Only managers can approve refunds", "Only managers shall be able to approve refunds"],
    ["They can cancel at any time", "The system shall allow users to cancel at any time"],
    [
      "When a box is overdue, the system sends a reminder",
      "When a box is overdue, the system shall send a reminder",
    ],
    [
      "If the payment fails, users can retry it",
      "If the payment fails, the system shall allow users to retry it",
    ],
    ["The clock shall be right", "The clock shall be right"],
    ["No external services", "The system shall respect this rule: no external services"],
    ["Must run in the EU", "The system shall run in the EU"],
    ["Must not leave the EU", "The system shall not leave the EU"],
    ["It should be easy to reassign tasks", "The system shall make it easy to reassign tasks"],
    ["A task can have up to 20 files", "The system shall allow a task to have up to 20 files"],
    ["Project managers see the hours", "The system shall enable project managers to see the hours"],
    [
      "The system makes a report and sends it to the client",
      "The system shall make a report and send it to the client",
    ],
    ["All must features work offline", "All must features shall work offline"],
    ["All must sign in", "All shall sign in"],
    ["Emergency calls always get through", "Emergency calls shall always get through"],
    ["The app also keeps drafts", "The system shall also keep drafts"],
    ["Lists open fast", "Lists shall open fast"],
    ["Shows open orders", "The system shall show open orders"],
    [
      "CAN bus reader with Bluetooth",
      "The system shall provide the function “CAN bus reader with Bluetooth”",
    ],
    ["The technician dictates notes", "The system shall enable the technician to dictate notes"],
    ["The app turns them into text", "The system shall turn them into text"],
    ["The app juxtaposes the reports", "The system shall juxtapose the reports"],
    ["The customer service is slow", "The customer service shall be slow"],
    ["Corrects them until Friday 18:00", "The system shall correct them until Friday 18:00"],
    ["OAuth login with Google", "The system shall provide the function “OAuth login with Google”"],
    [
      "The app dims the screen while the timer runs",
      "The system shall dim the screen while the timer runs",
    ],
    [
      "The app warns users when a box must be returned",
      "The system shall warn users when a box must be returned",
    ],
    [
      "Readers tick off what they have read",
      "The system shall enable readers to tick off what they have read",
    ],
    [
      "Notice to reader when a box is free",
      "The system shall provide the function “Notice to reader when a box is free”",
    ],
    [
      "When a box is late its order is cancelled",
      "The system shall fulfil the following statement: “When a box is late its order is cancelled”",
    ],
    [
      "The app somersaults nicely between two shelves",
      "The system shall fulfil the following statement: “The app somersaults nicely between two shelves”",
    ],
    [
      "Everything works offline and is synchronised later",
      "Everything shall work offline and be synchronised later",
    ],
    ["reader scans code", "The system shall enable the reader to scan code"],
    [
      "Order data can be exported as CSV",
      "The system shall allow order data to be exported as CSV",
    ],
    ["No order may be lost", "No order shall be lost"],
    ["Logs cannot be changed", "Logs shall not be changed"],
    ["Runs on iOS and Android", "The system shall run on iOS and Android"],
    [
      "When a box is lost, Orders of it are closed",
      "When a box is lost, orders of it shall be closed",
    ],
    ["When it rains, Excel is opened", "When it rains, Excel shall be opened"],
    [
      "As a reader, I want to see my boxes so that I can plan",
      "The system shall enable a reader to see their boxes so that they can plan",
    ],
    [
      "Support for 10,000 readers",
      "The system shall provide the function “Support for 10,000 readers”",
    ],
    [
      "사용자는 상품을 검색할 수 있다",
      "The system shall fulfil the following statement: “사용자는 상품을 검색할 수 있다”",
    ],
    [
      "Der Nutzer kann Boxen bestellen",
      "The system shall fulfil the following statement: “Der Nutzer kann Boxen bestellen”",
    ],
  ])("%s", (sentence, expected) => {
    expect(reworded(sentence)).toEqual([expected]);
  });

  it("separates actions that each have an object", () => {
    expect(reworded("A reader searches the finding aid and orders up to 5 boxes")).toEqual([
      "The system shall enable a reader to search the finding aid",
      "The system shall enable a reader to order up to 5 boxes",
    ]);
    expect(reworded("The board shows orders and returns per month")).toHaveLength(1);
  });

  it("separates what two of them do", () => {
    expect(reworded("Readers can report damage, and the archivist sees the report")).toEqual([
      "The system shall allow readers to report damage",
      "The system shall enable the archivist to see the report",
    ]);
    expect(reworded("The board shows boxes, and the orders")).toHaveLength(1);
  });

  it.each([
    [
      "Double bookings of a door are not possible",
      "Double bookings of a door shall not be possible",
    ],
    ["The amount of the fee is to be defined", "The amount of the fee shall be defined"],
    ["Changes of a state reach all boards", "Changes of a state shall reach all boards"],
    ["Easy to learn for nurses", "The system shall be easy to learn for nurses"],
    ["Throttling must never last 2 hours", "Throttling shall never last 2 hours"],
    ["Forecast the load of each line", "The system shall forecast the load of each line"],
    ["Gauge the load", "The system shall gauge the load"],
    [
      "An alarm that isn't closed escalates to the clerk",
      "An alarm that isn't closed shall escalate to the clerk",
    ],
    [
      "It is not possible to register a box twice",
      "The system shall not allow users to register a box twice",
    ],
    ["Orders are only taken by day", "Orders shall only be taken by day"],
    ["hosted in the EU", "The system shall be hosted in the EU"],
    ["Monthly sales report", "The system shall provide the function “Monthly sales report”"],
    ["Reports for owners", "The system shall provide the function “Reports for owners”"],
    ["The board updates itself", "The board shall update itself"],
    ["Messages that can't be read are put aside", "Messages that can't be read shall be put aside"],
    [
      "The archivist assigns a box or overrides the proposal",
      "The system shall enable the archivist to assign a box or override the proposal",
    ],
  ])("%s", (sentence, expected) => {
    expect(reworded(sentence)).toEqual([expected]);
  });

  it("tells apart two who act in one sentence, also under one condition", () => {
    expect(
      reworded(
        "If two clerks take a box, only the first succeeds and the second is told who has it",
      ),
    ).toEqual([
      "If two clerks take a box, only the first shall succeed",
      "If two clerks take a box, the second shall be told who has it",
    ]);
    expect(reworded("Orders are sent and their status is polled every minute")).toEqual([
      "Orders shall be sent",
      "The status of orders shall be polled every minute",
    ]);
    expect(reworded("The board shows boxes and the orders of a day")).toHaveLength(1);
    expect(reworded("Show a list that names orders and prints totals")).toEqual([
      "The system shall show a list that names orders and prints totals",
    ]);
    expect(reworded("The system reads values and must never write")).toEqual([
      "The system shall read values",
      "The system shall never write",
    ]);
  });

  it("quotes what is too long to be reworded", () => {
    expect(reworded(`Users can ${"a ".repeat(300)}`)[0]).toMatch(/^The system shall fulfil/);
    expect(reworded(`When ready, ${"a thing of the ".repeat(10)}`)[0]).toMatch(
      /^The system shall fulfil/,
    );
  });
});

describe("splitSentences", () => {
  it.each([
    ["One. Two! Three?", ["One", "Two", "Three?"]],
    ["Send mail, e.g. on Monday. Then stop.", ["Send mail, e.g. on Monday", "Then stop"]],
    ["Version 2.5 runs. approx. 5 minutes", ["Version 2.5 runs. approx. 5 minutes"]],
    ["First; second", ["First", "second"]],
    ["Attendance and revenue; by class", ["Attendance and revenue, by class"]],
    ["They see a list. can cancel it", ["They see a list", "can cancel it"]],
    ["Paid, then the box is sent.", ["Paid", "After that, the box is sent"]],
    ["- one\n- two\n  goes on\n1. three", ["one", "two goes on", "three"]],
    ["검색한다. 결과를 본다.", ["검색한다", "결과를 본다"]],
    ["これは文。次の文。", ["これは文", "次の文"]],
    ["هل يعمل؟ نعم.", ["هل يعمل؟", "نعم"]],
    [" \n … \n", []],
  ])("%j", (text, sentences) => {
    expect(splitSentences(text)).toEqual(sentences);
  });
});
