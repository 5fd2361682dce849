const mostMarks = 500;
const marks = /\\.|<[!?]|[*_`~[\]]/gs;

/** Counts what may begin or end something inside one paragraph. */
export interface MarkBound {
  begin(): void;
  /** The line with what is too much escaped, so that it stands for itself. */
  apply(line: string): string;
}

/** Parsing takes time that grows with the square of the marks in a paragraph, or worse. */
export function createMarkBound(): MarkBound {
  let left = mostMarks;
  return {
    begin() {
      left = mostMarks;
    },
    apply: (line) =>
      line.replace(marks, (mark) => {
        if (mark.startsWith("\\")) return mark;
        left -= 1;
        return left < 0 ? `\\${mark}` : mark;
      }),
  };
}
