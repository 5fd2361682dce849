const HANGUL = /\p{Script=Hangul}/u;

/** The language of a text where that changes how it breaks: Korean between words only. */
export function languageOf(text: string): "ko" | undefined {
  return HANGUL.test(text) ? "ko" : undefined;
}
