const pattern = /(\]\(\s*<?)(data:image\/[\w.+-]+;base64,[A-Za-z0-9+/=]{200,})/g;
const placePattern = /\/embedded-picture\/(\d+)/g;

/** Pictures that lie in a text itself, taken out of it: the parser need not read their megabytes. */
export class EmbeddedPictures {
  /** The text with a short address in the place of each picture. */
  readonly text: string;
  private readonly urls: string[] = [];

  constructor(markdown: string) {
    this.text = markdown.replace(pattern, (_whole, before: string, url: string) => {
      this.urls.push(url);
      return `${before}/embedded-picture/${this.urls.length - 1}`;
    });
  }

  /** Puts the pictures back into a piece of the text. */
  restore(text: string): string {
    if (this.urls.length === 0) return text;
    return text.replace(placePattern, (place, index: string) => this.urls[Number(index)] ?? place);
  }
}
