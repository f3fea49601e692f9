import { Button } from "@fluentui/react-components";
import { useRef } from "react";
import { bytesOf } from "../kit/bytesOf";

/** Reads one small file that is chosen. */
export function FileButton(props: {
  label: string;
  onBytes: (bytes: Uint8Array) => void;
  onFailed: () => void;
}) {
  const { label, onBytes, onFailed } = props;
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button onClick={() => input.current?.click()}>{label}</Button>
      <input
        ref={input}
        type="file"
        accept=".txt,.csv,text/plain,text/csv"
        hidden
        aria-label={label}
        onChange={({ target }) => {
          const file = target.files?.[0];
          target.value = "";
          if (file) bytesOf(file).then(onBytes, onFailed);
        }}
      />
    </>
  );
}
