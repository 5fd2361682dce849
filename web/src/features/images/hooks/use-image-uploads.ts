import { useEffect, useRef, useState } from "react";
import { notifyError, notifyFailure, notifySuccess } from "@/components/ui/toast.tsx";
import { uploadImage } from "../api/create-image.ts";
import { imageMarkdown, imageProblem, wordsOf } from "../model/image-file.ts";

/** What uploading needs of the editor. */
export interface ImageTarget {
  read: () => string;
  follow: (offset: number) => () => number;
  editor: {
    getSelection: () => { to: number };
    onFiles: (listener: (files: readonly File[], at: number) => void) => () => void;
    replaceRange: (range: { from: number; to: number }, insert: string) => boolean;
    scrollToRange: (range: { from: number; to: number }, options: { focus: boolean }) => void;
  };
}

export interface ImageUpload {
  id: string;
  name: string;
  /** How much is out, from 0 to 1. */
  sent: number;
}

export interface ImageUploads {
  uploads: readonly ImageUpload[];
  cancel: (id: string) => void;
}

/** Selects the words of the image that ends here, so that better ones can be typed. */
function describe({ read, editor }: ImageTarget, url: string, end: number): void {
  const text = read();
  const to = text.lastIndexOf(`](${url})`, end);
  const from = text.lastIndexOf("![", to) + 2;
  if (to !== -1 && from > 1) editor.scrollToRange({ from, to }, { focus: true });
}

/** Writes an image into the text, or says where it is if it cannot; answers where the next one goes. */
function place(
  target: ImageTarget,
  file: File,
  url: string,
  { at, lead }: { at: number; lead: string },
): () => number {
  const { name } = file;
  const markdown = `${lead}${imageMarkdown(wordsOf(file), url)}`;
  if (!target.editor.replaceRange({ from: at, to: at }, markdown)) {
    notifySuccess({ title: `${name} is uploaded`, description: `Name it as ${url}.` });
    return target.follow(at);
  }
  const end = target.follow(at + markdown.length);
  notifySuccess({
    title: `${name} is in the text`,
    description: "Its name is read out where it cannot be seen.",
    action: { label: "Describe it instead", run: () => describe(target, url, end()) },
  });
  return end;
}

/** Uploads the images that are pasted or dropped into the source, and names them in the text. */
export function useImageUploads(docId: string, target: ImageTarget): ImageUploads {
  const [uploads, setUploads] = useState<readonly ImageUpload[]>([]);
  const stops = useRef(new Map<string, AbortController>());

  useEffect(() => {
    const running = stops.current;
    const upload = async (id: string, file: File) => {
      const stop = running.get(id);
      if (!stop) return undefined;
      const onSent = (sent: number) =>
        setUploads((all) => all.map((each) => (each.id === id ? { ...each, sent } : each)));
      try {
        return (await uploadImage(docId, file, { signal: stop.signal, onSent })).url;
      } catch (error) {
        if (stop.signal.aborted) return undefined;
        notifyError(`${file.name} was not uploaded`, error);
        return undefined;
      } finally {
        running.delete(id);
        setUploads((all) => all.filter((each) => each.id !== id));
      }
    };
    const stopListening = target.editor.onFiles(async (files, at) => {
      const fine = files.flatMap((file) => {
        const problem = imageProblem(file);
        if (problem === undefined) return [{ id: crypto.randomUUID(), file }];
        notifyFailure({ title: `${file.name} was not uploaded`, description: problem });
        return [];
      });
      for (const { id } of fine) running.set(id, new AbortController());
      setUploads((all) => [
        ...all,
        ...fine.map(({ id, file }) => ({ id, name: file.name, sent: 0 })),
      ]);
      let placeNow = target.follow(at);
      let lead = "";
      for (const { id, file } of fine) {
        const url = await upload(id, file);
        if (url === undefined) continue;
        placeNow = place(target, file, url, { at: placeNow(), lead });
        lead = "\n\n";
      }
    });
    return () => {
      stopListening();
      for (const stop of running.values()) stop.abort();
      running.clear();
    };
  }, [docId, target]);

  const cancel = (id: string) => {
    stops.current.get(id)?.abort();
    stops.current.delete(id);
    setUploads((all) => all.filter((each) => each.id !== id));
  };
  return { uploads, cancel };
}
