import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AnswerReader, type HttpAnswer } from "./answer-reader.ts";

const plain = 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nETag: "r7"\r\n\r\nhello';
const chunked =
  "HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\na;x=1\r\n 0123\r\n\r\n!\r\n0\r\n\r\n";
const empty = "HTTP/1.1 204 No Content\r\n\r\n";

function readAll(stream: Buffer, cuts: readonly number[]): HttpAnswer[] {
  const reader = new AnswerReader();
  const ends = [...new Set(cuts.map((cut) => cut % stream.length))].sort((a, b) => a - b);
  const answers: HttpAnswer[] = [];
  let start = 0;
  for (const end of [...ends, stream.length]) {
    const answer = reader.push(stream.subarray(start, end));
    if (answer !== undefined) answers.push(answer);
    start = end;
  }
  return answers;
}

describe("reading an answer", () => {
  it("ends it where its length says, however the bytes are cut", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(plain, chunked, empty),
        fc.array(fc.nat({ max: 500 }), { maxLength: 8 }),
        (text, cuts) => {
          const [answer, ...others] = readAll(Buffer.from(text), cuts);
          expect(others).toEqual([]);
          expect(answer?.status).toBe(Number(text.slice(9, 12)));
        },
      ),
    );
  });

  it("keeps headers in lower case and the start of the body", () => {
    const [answer] = readAll(Buffer.from(plain), []);
    expect(answer?.headers.get("etag")).toBe('"r7"');
    expect(answer?.body).toBe("hello");
  });

  it("waits while the last byte is missing", () => {
    for (const text of [plain, chunked, empty]) {
      expect(new AnswerReader().push(Buffer.from(text.slice(0, -1)))).toBeUndefined();
    }
  });

  it("starts afresh with the next answer", () => {
    const reader = new AnswerReader();
    expect(reader.push(Buffer.from(chunked))?.status).toBe(201);
    expect(reader.push(Buffer.from(plain))?.status).toBe(200);
  });
});
