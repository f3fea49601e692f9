import { Button, Select } from "@fluentui/react-components";
import { useState } from "react";
import type { LogRecord } from "../../review/log";
import { criteriaOf, stageName } from "../../rubric/model";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import { useActWords } from "./act-words";
import type { Review } from "./useReview";
import styles from "./Acts.module.css";

/** Records that are shown at once. */
const PAGE = 40;

/** 记录: who changed what and when, the newest first. */
export function LogPanel({ review }: { review: Review }) {
  const own = useActWords();
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{own.log}</summary>
      {open && <Records review={review} />}
    </details>
  );
}

function Records({ review: { engine, card } }: { review: Review }) {
  const { say } = useSpeech();
  const own = useActWords();
  const [criterion, choose] = useState("");
  const [pages, setPages] = useState(1);
  const { rubric } = card;
  const names = new Map(criteriaOf(rubric).map((each) => [each.criterion.id, each.criterion.name]));
  const all = engine.logOf(card.rows, card.id).reverse();
  const keys = new Set(all.map(({ key }) => criterionOf(key)));
  const wanted = all.filter(({ key }) => criterion === "" || criterionOf(key) === criterion);
  const rest = wanted.length - pages * PAGE;
  if (all.length === 0) return <p className={surface.quiet}>{own.logEmpty}</p>;
  return (
    <div className={styles.block}>
      <Select
        size="small"
        aria-label={own.logFilter}
        value={criterion}
        onChange={(_, { value }) => choose(value)}
      >
        <option value="">{own.logAll}</option>
        {[...names]
          .filter(([id]) => keys.has(id))
          .map(([id, name]) => (
            <option key={id} value={id}>
              {say(name)}
            </option>
          ))}
      </Select>
      <ul className={surface.sheet} aria-label={own.log}>
        {wanted.slice(0, pages * PAGE).map((record) => (
          <li key={record.record} className={surface.entry}>
            <RecordText review={{ engine, card }} record={record} />
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <div>
          <Button size="small" onClick={() => setPages(pages + 1)}>
            {own.logMore(Math.min(rest, PAGE))}
          </Button>
        </div>
      )}
    </div>
  );
}

/** `x#1` is a part of x. */
const criterionOf = (key: string) => key.replace(/#\d+$/, "");

function RecordText(props: { review: Pick<Review, "engine" | "card">; record: LogRecord }) {
  const { say } = useSpeech();
  const own = useActWords();
  const { engine, card } = props.review;
  const { what, stage, key, from, to, by, at, code, text, n } = props.record;
  const input = engine.inputAt(card, stage, key);
  const named = input ? say(input.name) : key;
  const isKnownStage = card.rubric.stages.some(({ id }) => id === stage);
  const where = [
    own.kinds[what] ?? what,
    isKnownStage ? say(stageName(card.rubric, stage)) : "",
    named,
    n === undefined ? "" : String(n),
  ];
  const change =
    what === "reason"
      ? say(engine.reasonWords({ code, text: to }))
      : from === "" && to === ""
        ? text
        : `${from || own.fill} → ${to || own.fill}${text === "" ? "" : `　${text}`}`;
  return (
    <>
      <span className={styles.entry}>{where.filter((each) => each !== "").join(" · ")}</span>
      {change !== "" && <span className={styles.entry}>{change}</span>}
      <span className={surface.quiet}>
        {at.slice(0, 16).replace("T", " ")} {by || own.somebody}
      </span>
    </>
  );
}
