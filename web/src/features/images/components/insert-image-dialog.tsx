import { Image } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/field.tsx";
import { FileField } from "@/components/ui/file-field.tsx";
import { FormDialog } from "@/components/ui/form-dialog.tsx";
import { Input } from "@/components/ui/input.tsx";
import { Bar } from "@/components/ui/progress.tsx";
import { uploadImage } from "../api/create-image.ts";
import { ACCEPTED_IMAGES, imageMarkdown, imageProblem, wordsOf } from "../model/image-file.ts";
import type { ImageTarget } from "../model/image-queue.ts";

function Thumbnail({ file }: { file: File }) {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const url = URL.createObjectURL(file);
    setAddress(url);
    return () => URL.revokeObjectURL(url);
  }, [file]);
  return (
    address && (
      <img
        src={address}
        alt=""
        className="max-h-40 max-w-full justify-self-start rounded-md bg-paper object-contain inset-ring inset-ring-line-soft"
      />
    )
  );
}

/** Uploads an image and writes it into the text where the cursor was, with words for it. */
export function InsertImageDialog({
  docId,
  target,
  onClose,
}: {
  docId: string;
  target: ImageTarget;
  onClose: () => void;
}) {
  const [file, setFile] = useState<File>();
  const [words, setWords] = useState("");
  const [sent, setSent] = useState<number>();
  const stop = useRef<AbortController>(undefined);
  useEffect(() => () => stop.current?.abort(), []);
  const [placeNow] = useState(() => target.follow(target.editor.getSelection().to));
  const problem = file && imageProblem(file);
  const uploading = sent !== undefined;
  const choose = (next: File | undefined) => {
    if (!next) return;
    setFile(next);
    if (words === "" || (file && words === wordsOf(file))) setWords(wordsOf(next));
  };
  const start = async () => {
    if (!file || problem !== undefined || uploading) return;
    const stopped = new AbortController();
    stop.current = stopped;
    setSent(0);
    try {
      const { url } = await uploadImage(docId, file, { signal: stopped.signal, onSent: setSent });
      const at = placeNow();
      target.editor.replaceRange({ from: at, to: at }, imageMarkdown(words, url));
      onClose();
    } catch (failure) {
      if (!stopped.signal.aborted) throw failure;
    } finally {
      setSent(undefined);
    }
  };
  return (
    <FormDialog
      title="Insert an image"
      verb="Insert"
      pendingVerb="Uploading…"
      disabled={file === undefined || problem !== undefined}
      failure="The image was not uploaded"
      cancel={uploading ? <Button onClick={() => stop.current?.abort()}>Stop</Button> : undefined}
      onSubmit={start}
      onClose={onClose}
    >
      <FileField
        file={file}
        problem={problem}
        disabled={uploading}
        accept={ACCEPTED_IMAGES}
        icon={Image}
        invitation="Drop an image here"
        limits="PNG, JPEG, WebP, GIF or SVG, at most 10 MB"
        onFile={choose}
      />
      {file && problem === undefined && <Thumbnail file={file} />}
      <Field
        label="What it shows"
        optional
        hint="Read out to those who cannot see it, and in its place where it cannot be loaded."
      >
        <Input
          autoComplete="off"
          dir="auto"
          maxLength={300}
          value={words}
          onChange={({ target: input }) => setWords(input.value)}
          placeholder="The landing door with its lock open"
        />
      </Field>
      {uploading && <Bar label="Upload" done={sent} total={1} />}
    </FormDialog>
  );
}
