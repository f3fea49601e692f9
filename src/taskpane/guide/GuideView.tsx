import { mergeClasses } from "@fluentui/react-components";
import { authorsGuide } from "../../guide/authors";
import { proposedFor } from "../../guide/proposed";
import type { Chapter, Part } from "../../guide/types";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import { GuideLink } from "./GuideLink";
import styles from "./GuideView.module.css";

/** The guide for authors of tables, a chapter to be opened at a time; the same as on the built site. */
export default function GuideView() {
  const { say } = useSpeech();
  return (
    <div className={surface.sheet}>
      {authorsGuide.chapters.map((chapter) => (
        <ChapterView key={chapter.title.zh} chapter={chapter} />
      ))}
      <p className={mergeClasses(surface.entry, surface.quiet)}>
        <GuideLink>{say(wholePage)}</GuideLink>
      </p>
    </div>
  );
}

const wholePage = { zh: "在网页里看全文，可以打印", en: "The whole guide as a page, for printing" };

function ChapterView({ chapter: { title, parts } }: { chapter: Chapter }) {
  const { say } = useSpeech();
  return (
    <details className={mergeClasses(surface.entry, styles.chapter)}>
      <summary className={surface.strong}>{say(title)}</summary>
      {parts.map((part, at) => (
        <PartView key={at} part={part} />
      ))}
    </details>
  );
}

function PartView({ part }: { part: Part }) {
  const { say } = useSpeech();
  switch (part.kind) {
    case "text":
      return <p>{say(part.text)}</p>;
    case "steps":
      return (
        <ol className={styles.steps}>
          {part.steps.map((step) => (
            <li key={step.zh}>{say(step)}</li>
          ))}
        </ol>
      );
    case "table":
      return (
        <dl className={styles.table}>
          {part.rows.map(([term, ...rest]) => (
            <div key={term!.zh}>
              <dt className={surface.strong}>{say(term!)}</dt>
              {rest.map((cell) => (
                <dd key={cell.zh}>{say(cell)}</dd>
              ))}
            </div>
          ))}
        </dl>
      );
    case "picture":
      return <img src={`guide/pictures/${part.file}`} alt={say(part.text)} />;
    case "lines":
      return <pre>{part.lines.join("\n")}</pre>;
    case "sentences":
      return (
        <dl className={styles.table}>
          {part.sentences.map(proposedFor).map(({ sentence, rule, example }) => (
            <div key={sentence}>
              <dt lang="zh-CN">{sentence}</dt>
              <dd lang="zh-CN">
                <code>{rule}</code>
              </dd>
              {example.zh && <dd className={surface.quiet}>{say(example)}</dd>}
            </div>
          ))}
        </dl>
      );
  }
}
