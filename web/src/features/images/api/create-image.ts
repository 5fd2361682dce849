import { useEffect } from "react";
import { api } from "@/api/client.ts";
import { explain, requestIdOf, unwrap } from "@/api/errors.ts";
import { notifyFailure, notifySuccess } from "@/components/ui/toast.tsx";

/** What uploading needs of the editor. */
export interface ImageTarget {
  read: () => string;
  editor: {
    getSelection: () => { to: number };
    onFiles: (listener: (files: readonly File[], at: number) => void) => () => void;
    replaceRange: (range: { from: number; to: number }, insert: string) => boolean;
  };
}

/** Stores a picture with a document. */
export function uploadImage(docId: string, file: Blob) {
  return unwrap(
    api.POST("/api/v1/docs/{docId}/images", {
      params: { path: { docId } },
      // The generated type knows bytes as text only.
      body: file as unknown as string,
      bodySerializer: (body) => body,
      headers: { "Content-Type": /^image\/[\w.+-]+$/u.test(file.type) ? file.type : "image/png" },
    }),
  );
}

function wordsOf(file: File): string {
  return file.name.replace(/\.[^.]+$/u, "").replace(/[[\]\\\n]/gu, " ");
}

async function insertImage(docId: string, target: ImageTarget, file: File, at: number) {
  const { editor } = target;
  const followsCursor = editor.getSelection().to === at;
  try {
    const { url } = await uploadImage(docId, file);
    const place = Math.min(followsCursor ? editor.getSelection().to : at, target.read().length);
    const written = editor.replaceRange({ from: place, to: place }, `![${wordsOf(file)}](${url})`);
    if (!written) {
      notifySuccess({ title: `${file.name} is uploaded`, description: `Name it as ${url}.` });
    }
  } catch (error) {
    notifyFailure({
      title: `${file.name} was not uploaded`,
      description: explain(error),
      requestId: requestIdOf(error),
    });
  }
}

/** Uploads the images that are pasted or dropped into the source, and names them in the text. */
export function useImageUpload(docId: string, target: ImageTarget): void {
  useEffect(
    () =>
      target.editor.onFiles(async (files, at) => {
        for (const file of files) await insertImage(docId, target, file, at);
      }),
    [docId, target],
  );
}
