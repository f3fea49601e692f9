import type { ReactNode } from "react";
import { pageFile } from "../../functions/pages";
import { useSpeech } from "../text";

/** To a page of the built site, such as "guide/staff"; without a name to the guide for authors of tables. */
export function GuideLink(props: { page?: string; children: ReactNode }) {
  const { language } = useSpeech();
  return (
    <a href={pageFile(props.page ?? "guide/authors", language)} target="_blank" rel="noreferrer">
      {props.children}
    </a>
  );
}
