/** What Testing Library and Fluent UI need of jsdom, and what jsdom lacks. */
import "@testing-library/jest-dom";

class ResizeObserverStub implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

globalThis.ResizeObserver ??= ResizeObserverStub;
