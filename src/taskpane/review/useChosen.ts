import { useRef, useState, type KeyboardEvent } from "react";

/** A list in which one entry is chosen: by click, by ↑ and ↓, by the buttons beside it. */
export function useChosen<Item extends { id: string }>(
  items: readonly Item[],
  onChoose: (item: Item) => void,
) {
  const [id, setId] = useState<string>();
  const list = useRef<HTMLUListElement>(null);
  const at = items.findIndex((item) => item.id === id);
  // Of a list in which nothing is chosen yet, the first is the next.
  const neighbour = (step: 1 | -1) => items[at < 0 ? (step > 0 ? 0 : -1) : at + step];

  const choose = (item: Item | undefined) => {
    if (!item) return;
    setId(item.id);
    list.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(item.id)}"]`)?.focus();
    onChoose(item);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : undefined;
    const onEntry = event.target instanceof HTMLElement && event.target.dataset.id !== undefined;
    if (!step || !onEntry) return;
    event.preventDefault();
    choose(neighbour(step));
  };

  return { at, id, list, choose, neighbour, onKeyDown };
}
