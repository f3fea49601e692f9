import { Button } from "@fluentui/react-components";
import { useRef } from "react";
import type { InputHTMLAttributes, ReactNode } from "react";

type InputProps = Pick<InputHTMLAttributes<HTMLInputElement>, "accept" | "multiple">;

/** A button that opens the system's own dialog for files, or for a folder with all that is below it. */
export function FileButton(
  props: InputProps & {
    /** What the files are, for screen readers. */
    label: string;
    folder?: boolean;
    onChoose(files: File[]): void;
    children: ReactNode;
  },
) {
  const { label, folder = false, onChoose, children, ...choice } = props;
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button onClick={() => input.current?.click()}>{children}</Button>
      <input
        {...choice}
        {...(folder && { webkitdirectory: "" })}
        ref={input}
        type="file"
        hidden
        aria-label={label}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          // The same file can be chosen again once it is mended.
          target.value = "";
          if (files.length > 0) onChoose(files);
        }}
      />
    </>
  );
}
