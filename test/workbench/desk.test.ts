/** The desk has one document at a time, keeps it, and lets none go that is kept nowhere. */
import { Desk } from "../../workbench/page/desk";
import type { DocumentContents, DocumentInfo, Documents } from "../../workbench/page/documents";
import { openDocuments } from "../../workbench/page/documents";

/** Grids that are open, by the name of what is in them. */
const open = new Set<string>();
jest.mock("../../workbench/page/grid", () => ({
  createGrid: (_: unknown, from: string | { active: string }) => {
    const name = typeof from === "string" ? from : from.active;
    open.add(name);
    let edited = () => {};
    return {
      host: {
        idle: async () => {},
        book: {
          acting: true,
          univer: { save: () => ({}) },
          side: { contents: () => ({}) },
          activeSheet: () => ({ id: name }),
        },
        open: () => [],
      },
      edit: () => edited(),
      onEdited: (listener: () => void) => (edited = listener),
      close: () => open.delete(name),
    };
  },
}));
const locked = new Set<string>();
jest.mock("../../workbench/page/document-lock", () => ({
  lockDocument: async (id: string) => (locked.add(id), () => void locked.delete(id)),
  lockedDocuments: async () => new Set(),
}));

/** A browser's store in memory, with room or without. */
class Store {
  isFull = false;
  readonly infos = new Map<string, DocumentInfo>();
  readonly contents = new Map<string, DocumentContents>();
  list = async () => [...this.infos.values()].sort((a, b) => b.opened - a.opened);
  read = async (id: string) => this.contents.get(id);
  write = async (info: DocumentInfo, contents?: DocumentContents) => {
    if (this.isFull) throw new DOMException("no room", "QuotaExceededError");
    this.infos.set(info.id, { ...info });
    if (contents) this.contents.set(info.id, contents);
  };
  delete = async (id: string) => void (this.infos.delete(id), this.contents.delete(id));
}

let store: Store | null;
let mayGo: jest.Mock<Promise<boolean>, []>;
let desk: Desk;
const edit = () => (desk.grid as unknown as { edit(): void }).edit();
const put = (name: string) => {
  store!.infos.set(name, { id: name, name, changed: 1, opened: 1 });
  store!.contents.set(name, { snapshot: { active: name } as never });
};
const makeDesk = () =>
  new Desk({
    functions: [],
    looks: {} as never,
    refused: {} as never,
    documents: store as Documents | null,
    untitled: (number) => `工作簿${number}`,
    mayGo,
    show: () => {},
    onState: () => {},
  });

beforeEach(() => {
  open.clear();
  locked.clear();
  jest.spyOn(console, "warn").mockImplementation(() => {});
  store = new Store();
  mayGo = jest.fn(async () => false);
  desk = makeDesk();
});
afterEach(() => jest.restoreAllMocks());

test("of two documents opened at once one is there in the end, and nothing is left of the other", async () => {
  put("甲");
  put("乙");
  await desk.create();
  await Promise.all([desk.openKept("甲"), desk.openKept("乙")]);
  expect([[...open], [...locked], desk.keeper.info.name]).toEqual([["乙"], ["乙"], "乙"]);
});

test("deleting the one on the page while another opens does not stop either", async () => {
  put("甲");
  put("乙");
  await desk.openKept("甲");
  await Promise.all([desk.delete(desk.keeper.info), desk.openKept("乙")]);
  expect([[...open], [...store!.infos.keys()]]).toEqual([["乙"], ["乙"]]);
});

test("one that cannot be opened leaves the next its turn", async () => {
  put("甲");
  jest.spyOn(store!, "read").mockRejectedValueOnce(new Error("damaged"));
  await expect(desk.openKept("甲")).rejects.toThrow("damaged");
  expect(await desk.openKept("甲")).toBe(true);
});

test("the last document is damaged: the page opens with a new one, and the damaged stays listed", async () => {
  put("甲");
  jest.spyOn(store!, "read").mockRejectedValueOnce(new Error("damaged"));
  await desk.begin();
  const names = (await desk.list()).map(({ name }) => name);
  expect([[...open], names]).toEqual([["工作簿1"], ["工作簿1", "甲"]]);
});

describe("where the browser has no room", () => {
  beforeEach(async () => {
    await desk.create();
    store!.isFull = true;
    edit();
    await desk.keeper.keep();
  });
  test("the work is at risk, and only the user lets it go", async () => {
    expect([desk.keeper.state, desk.keeper.isAtRisk]).toEqual(["failed", true]);
    await desk.create();
    expect([mayGo.mock.calls.length, [...open]]).toEqual([1, ["工作簿1"]]);
    mayGo.mockResolvedValue(true);
    await desk.create();
    expect([...open]).toEqual(["工作簿2"]);
  });
  test("with room again, the next change is kept whole", async () => {
    store!.isFull = false;
    edit();
    await desk.keeper.keep();
    expect([desk.keeper.state, store!.contents.size]).toEqual(["kept", 1]);
  });
});

test("without a store the page works, and asks before work is lost", async () => {
  store = null;
  desk = makeDesk();
  await desk.begin();
  await desk.create();
  expect(mayGo).not.toHaveBeenCalled(); // nothing was done in it
  edit();
  await desk.create();
  expect(mayGo).toHaveBeenCalledTimes(1);
});

describe("the browser's store", () => {
  const given = globalThis.indexedDB;
  afterEach(() => {
    globalThis.indexedDB = given;
    jest.useRealTimers();
  });
  test("that never answers is given up", async () => {
    jest.useFakeTimers();
    globalThis.indexedDB = { open: () => ({}) } as never;
    const opening = expect(openDocuments()).rejects.toThrow("does not answer");
    await jest.advanceTimersByTimeAsync(3000);
    await opening;
  });
  test("that is forbidden, as in private windows, is refused and no crash", async () => {
    globalThis.indexedDB = {
      open: () => {
        throw new DOMException("denied", "SecurityError");
      },
    } as never;
    await expect(openDocuments()).rejects.toThrow("denied");
  });
});
