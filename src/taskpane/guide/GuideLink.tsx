import type { ReactNode } from "react";
import { useSpeech } from "../text";

const page = { zh: "guide/authors.html", en: "guide/authors.en.html" };

/** To the guide for authors of tables as a page of its own. */
export function GuideLink({ children }: { children: ReactNode }) {
  const { say } = useSpeech();
  return (
    <a href={say(page)} target="_blank" rel="noreferrer">
      {children}
    </a>
  );
}
