import { useEffect, useState, useSyncExternalStore } from "react";
import type { DraftOwner } from "@/lib/kept-database.ts";
import { ImageQueue, type ImageTarget, type ImageUpload } from "../model/image-queue.ts";

export interface ImageUploads {
  uploads: readonly ImageUpload[];
  cancel: (id: string) => void;
  retry: () => void;
}

/**
 * Uploads the images that are pasted or dropped into the source, and names them in the text; those
 * of a time without a connection as soon as there is one.
 */
export function useImageUploads(target: ImageTarget & DraftOwner): ImageUploads {
  const [queue, setQueue] = useState(() => queueOf(target));
  useEffect(() => {
    const opened = queueOf(target);
    setQueue(opened);
    void opened.open();
    const stopListening = target.editor.onFiles((files, at) => void opened.add(files, at));
    const stopFollowing = target.onRoomEvent(({ type }) => {
      if (type === "reconnected") opened.retry();
    });
    return () => {
      stopListening();
      stopFollowing();
      opened.close();
    };
  }, [target]);
  const uploads = useSyncExternalStore(queue.subscribe, queue.uploads);
  return { uploads, cancel: queue.cancel, retry: queue.retry };
}

function queueOf(target: ImageTarget & DraftOwner): ImageQueue {
  return new ImageQueue({ userId: target.userId, docId: target.docId }, target);
}
