import { ActionType, type Batch, PathType } from "../../workbench/wire/batch";
import { Interpreter } from "../../workbench/wire/interpreter";
import { methodsOf, WireObject } from "../../workbench/wire/wire-object";

/** A workbook of one cell, whose value is there only once it is calculated. */
class Notebook extends WireObject {
  static override readonly $blind = methodsOf<Notebook>("page");
  readonly wireType = "Notebook";
  $written = "";
  $calculated = "";
  $calculations = 0;

  set note(text: string) {
    this.$written = text;
  }
  /** Methods of which nobody has told anybody anything. */
  read(): string {
    return this.$calculated;
  }
  findOrNullObject(text: string): Page | null {
    return this.$calculated === text ? new Page(this) : null;
  }
  page(): Page {
    return new Page(this);
  }
  $calculate(): void {
    if (this.$calculated !== this.$written) this.$calculations += 1;
    this.$calculated = this.$written;
  }
}

class Page extends WireObject {
  readonly wireType = "Page";
  constructor(private readonly book: Notebook) {
    super();
  }
  get text() {
    return this.book.$calculated;
  }
  clear(): void {
    this.book.$written = "";
  }
}

/** A page whose `page` is another one than the notebook's, and looks at the text. */
class Diary extends Notebook {
  override page(): Page {
    if (this.$calculated === "") throw new Error("The page is not written yet.");
    return super.page();
  }
}

const ROOT = { Id: 1, ObjectPathType: PathType.root, Name: "" };
const write = (Id: number) => ({
  Id,
  ActionType: ActionType.setProperty,
  Name: "Note",
  ObjectPathId: 1,
  ArgumentInfo: { Arguments: ["hello"] },
});
const method = (Id: number, Name: string, Arguments: unknown[] = []) => ({
  Id,
  ObjectPathType: PathType.method,
  Name,
  ParentObjectPathId: 1,
  ArgumentInfo: { Arguments },
});

/** Carries out a request that writes and then does more. */
async function process(book: Notebook, paths: object[], actions: object[]) {
  const interpreter = new Interpreter({
    admit: async () => {},
    root: () => book,
    newObject: () => book,
    enter: () => {},
    leave: () => {},
    settle: async () => book.$calculate(),
    finish: () => {},
  });
  const all = [ROOT, ...paths] as { Id: number }[];
  const batch = {
    Actions: [write(1), ...actions],
    ObjectPaths: Object.fromEntries(all.map((path) => [path.Id, path])),
  } as unknown as Batch;
  const { Results, Error: error } = JSON.parse(await interpreter.process(JSON.stringify(batch)));
  expect(error).toBeUndefined();
  return (Results as { Value: unknown }[]).map(({ Value }) => Value).slice(1);
}

describe("a method that nobody has declared", () => {
  test("answers with what the same request has written", async () => {
    const read = { Id: 2, ActionType: ActionType.method, Name: "Read", ObjectPathId: 1 };
    expect(await process(new Notebook(), [], [read])).toEqual(["hello"]);
  });

  test("finds its object by what the same request has written", async () => {
    const find = method(2, "FindOrNullObject", ["hello"]);
    const instantiate = { Id: 2, ActionType: ActionType.instantiate, ObjectPathId: 2 };
    expect(await process(new Notebook(), [find], [instantiate])).toEqual([{}]);
  });

  test("finds it too where only something behind it is asked for", async () => {
    const clear = { Id: 2, ActionType: ActionType.method, Name: "Clear", ObjectPathId: 2 };
    const book = new Notebook();
    await process(book, [method(2, "FindOrNullObject", ["hello"])], [clear]);
    expect(book.$written).toBe("");
  });

  test("may override one that is declared", async () => {
    const instantiate = { Id: 2, ActionType: ActionType.instantiate, ObjectPathId: 2 };
    expect(await process(new Diary(), [method(2, "Page")], [instantiate])).toEqual([{}]);
  });
});

test("a method that is declared to look at no value costs no calculation", async () => {
  const book = new Notebook();
  const instantiate = { Id: 2, ActionType: ActionType.instantiate, ObjectPathId: 2 };
  await process(book, [method(2, "Page")], [instantiate]);
  expect(book.$calculations).toBe(0);
});
