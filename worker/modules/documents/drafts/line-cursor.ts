/** A place in one line of Markdown, where tabs reach to the next multiple of four columns. */
export class LineCursor {
  readonly #line: string;
  #position = 0;
  #column = 0;
  /** Columns of a tab that are not used up. */
  #spare = 0;

  constructor(line: string) {
    this.#line = line;
  }

  /** Columns of white space before the next character. */
  indent(): number {
    let column = this.#column;
    for (let position = this.#position; ; position += 1) {
      const character = this.#line[position];
      if (character === "\t") {
        column += tabWidth(column);
      } else if (character === " ") {
        column += 1;
      } else {
        return this.#spare + column - this.#column;
      }
    }
  }

  /** What follows the white space. */
  rest(): string {
    let position = this.#position;
    while (this.#line[position] === " " || this.#line[position] === "\t") {
      position += 1;
    }
    return this.#line.slice(position);
  }

  /** Moves past the white space and a mark of this length. */
  skipMark(length: number): void {
    this.skipColumns(this.indent());
    this.#position += length;
    this.#column += length;
  }

  /** Moves past at most so many columns of white space. */
  skipColumns(columns: number): void {
    let left = columns;
    while (left > 0) {
      if (this.#spare === 0) {
        const character = this.#line[this.#position];
        if (character !== " " && character !== "\t") {
          return;
        }
        this.#spare = character === "\t" ? tabWidth(this.#column) : 1;
        this.#column += this.#spare;
        this.#position += 1;
      }
      const taken = Math.min(left, this.#spare);
      this.#spare -= taken;
      left -= taken;
    }
  }
}

function tabWidth(column: number): number {
  return 4 - (column % 4);
}
