import { Button, Field } from "@fluentui/react-components";
import { COLUMN_KEYS } from "../../graduates/columns";
import type { ListColumn } from "../../graduates/list-columns";
import { columnLetters } from "../../sheets/plan/address";
import { Bar } from "../kit/Bar";
import { ListBox } from "../kit/ListBox";
import { Panel } from "../kit/Panel";
import { usePane } from "../state/PaneProvider";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import styles from "./GraduatesPage.module.css";
import { hasDestination, type OpenedList } from "./session";
import { useSession, useSessionState } from "./useSession";
import { looksLike, words } from "./words";

/** Which column holds what, to be checked and corrected. */
export function ColumnsStep() {
  const { say } = useSpeech();
  const session = useSession();
  const pane = usePane();
  const { lists, wanted, progress } = useSessionState();
  const list = lists.now;
  if (!list) return null;
  const { mapping, look } = list;
  const { columns, flags } = mapping;
  const isWhole = hasDestination(mapping);

  async function go(): Promise<void> {
    try {
      if (await session.read()) session.show("destinations");
    } catch (error) {
      pane.fail(error, go);
    }
  }

  return (
    <>
      <Where list={list} />
      <p className={surface.quiet}>{say(words.columns.intro)}</p>
      {!isWhole && (
        <Bar intent="warning" title={say(words.columns.noDestination)}>
          {look.offers.map((header) => (
            <p key={header}>{say(looksLike(header))}</p>
          ))}
        </Bar>
      )}
      <ul className={surface.sheet}>
        {COLUMN_KEYS.map((key) => (
          <Choice
            key={key}
            label={say(words.columns.names[key])}
            columns={look.columns}
            index={columns[key]?.index ?? null}
            onChoose={(index) => session.setColumn(key, index)}
          />
        ))}
      </ul>
      {wanted.flags.length > 0 && (
        <Panel title={say(words.columns.flags)}>
          <ul className={surface.sheet}>
            {wanted.flags.map((name) => (
              <Choice
                key={name}
                label={name}
                columns={look.columns}
                index={flags.find((flag) => flag.name === name)?.index ?? null}
                onChoose={(index) => session.setFlag(name, index)}
              />
            ))}
          </ul>
        </Panel>
      )}
      <div>
        <Button
          appearance="primary"
          disabled={!isWhole || progress !== null}
          onClick={() => void go()}
        >
          {say(words.next)}
        </Button>
      </div>
    </>
  );
}

const HEADER_ROWS = Array.from({ length: 15 }, (_, nth) => nth + 1);

/** The sheet of a file, and the row of its header. */
function Where({ list }: { list: OpenedList }) {
  const { say } = useSpeech();
  const session = useSession();
  return (
    <>
      {list.sheets.length > 1 && (
        <Field label={say(words.columns.sheet)}>
          <ListBox
            value={String(list.sheet)}
            onChange={(value) => void session.chooseSheet("now", Number(value))}
          >
            {list.sheets.map(({ name }, nth) => (
              <option key={nth} value={nth}>
                {name}
              </option>
            ))}
          </ListBox>
        </Field>
      )}
      <Field label={say(words.columns.header)}>
        <ListBox
          value={String(list.mapping.headerRow)}
          onChange={(value) => void session.chooseHeader(Number(value))}
        >
          {HEADER_ROWS.map((row) => (
            <option key={row} value={row}>
              {row}
            </option>
          ))}
        </ListBox>
      </Field>
    </>
  );
}

function Choice(props: {
  label: string;
  columns: readonly ListColumn[];
  index: number | null;
  onChoose: (index: number | null) => void;
}) {
  const { say } = useSpeech();
  const { label, columns, index, onChoose } = props;
  const samples = columns.find((column) => column.index === index)?.samples ?? [];
  return (
    <li className={surface.entry}>
      <Field label={label}>
        <ListBox
          value={String(index ?? "")}
          onChange={(value) => onChoose(value === "" ? null : Number(value))}
        >
          <option value="">{say(words.columns.none)}</option>
          {columns.map(({ index: at, header }) => (
            <option key={at} value={at}>
              {`${columnLetters(at)} ${header}`}
            </option>
          ))}
        </ListBox>
      </Field>
      {samples.length > 0 && (
        <p className={styles.samples}>{samples.map((sample) => `“${sample}”`).join(" ")}</p>
      )}
    </li>
  );
}
