import { Button, Field } from "@fluentui/react-components";
import type { Text } from "../../formula/values";
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
import { hasDestination, type OpenedList, type Which } from "./session-state";
import { useSession, useSessionState } from "./useSession";
import { looksLike, ofLastYear, words } from "./words";

/** Which column holds what, to be checked and corrected; of last year's list too. */
export function ColumnsStep() {
  const { say } = useSpeech();
  const session = useSession();
  const pane = usePane();
  const { lists, progress } = useSessionState();
  const { now, last } = lists;
  if (!now) return null;

  async function go(): Promise<void> {
    try {
      if (await session.read()) session.show("destinations");
    } catch (error) {
      pane.fail(error, go);
    }
  }

  return (
    <>
      <p className={surface.quiet}>{say(words.columns.intro)}</p>
      <Columns which="now" list={now} />
      {last && (
        <Panel title={say(words.list.last)}>
          <Columns which="last" list={last} />
        </Panel>
      )}
      <div>
        <Button
          appearance="primary"
          disabled={!hasDestination(now.mapping) || progress !== null}
          onClick={() => void go()}
        >
          {say(words.next)}
        </Button>
      </div>
    </>
  );
}

interface Listed {
  which: Which;
  list: OpenedList;
}

function Columns({ which, list }: Listed) {
  const { say } = useSpeech();
  const session = useSession();
  const label = useLabel(which);
  const { mapping, look } = list;
  return (
    <>
      <Where which={which} list={list} />
      {!hasDestination(mapping) && (
        <Bar
          intent="warning"
          title={say(
            which === "now" ? words.columns.noDestination : words.columns.noDestinationLast,
          )}
        >
          {look.offers.map((header) => (
            <p key={header}>{say(looksLike(header))}</p>
          ))}
        </Bar>
      )}
      <ul className={surface.sheet}>
        {COLUMN_KEYS.map((key) => (
          <Choice
            key={key}
            label={label(words.columns.names[key])}
            columns={look.columns}
            index={mapping.columns[key]?.index ?? null}
            onChoose={(index) => session.setColumn(which, key, index)}
          />
        ))}
      </ul>
      <Flags which={which} list={list} />
    </>
  );
}

/** What a column of one of the lists is called; two lists have the same. */
function useLabel(which: Which) {
  const { say } = useSpeech();
  return (name: Text) => say(which === "now" ? name : ofLastYear(name));
}

/** Yes/no columns: those that the cards need, and any other that is to be counted. */
function Flags({ which, list }: Listed) {
  const { say } = useSpeech();
  const session = useSession();
  const label = useLabel(which);
  const { wanted } = useSessionState();
  const { flags } = list.mapping;
  const { columns } = list.look;
  const names = [...new Set([...wanted.flags, ...flags.map(({ name }) => name)])];
  const isFree = ({ index, header }: ListColumn) =>
    header !== "" && flags.every((flag) => flag.index !== index);
  return (
    <Panel title={say(words.columns.flags)}>
      <p className={surface.quiet}>{say(words.columns.flagsHint)}</p>
      <ul className={surface.sheet}>
        {names.map((name) => (
          <Choice
            key={name}
            label={label({ zh: name, en: name })}
            columns={columns}
            index={flags.find((flag) => flag.name === name)?.index ?? null}
            onChoose={(index) => session.setFlag(which, name, index)}
          />
        ))}
        <Choice
          label={label(words.columns.another)}
          columns={columns.filter(isFree)}
          index={null}
          onChoose={(index) => {
            const column = columns.find((each) => each.index === index);
            if (column) session.setFlag(which, column.header, column.index);
          }}
        />
      </ul>
    </Panel>
  );
}

const HEADER_ROWS = Array.from({ length: 15 }, (_, nth) => nth + 1);

/** The sheet of a file, and the row of its header. */
function Where({ which, list }: Listed) {
  const session = useSession();
  const label = useLabel(which);
  return (
    <>
      {list.sheets.length > 1 && (
        <Field label={label(words.columns.sheet)}>
          <ListBox
            value={String(list.sheet)}
            onChange={(value) => void session.chooseSheet(which, Number(value))}
          >
            {list.sheets.map(({ name }, nth) => (
              <option key={nth} value={nth}>
                {name}
              </option>
            ))}
          </ListBox>
        </Field>
      )}
      <Field label={label(words.columns.header)}>
        <ListBox
          value={String(list.mapping.headerRow)}
          onChange={(value) => void session.chooseHeader(which, Number(value))}
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
