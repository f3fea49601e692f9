import { Button } from "@fluentui/react-components";
import { Component } from "react";
import type { ReactNode } from "react";
import { problemOf } from "../state/problems";
import { useWords } from "../text";
import { Bar } from "../kit/Bar";

/** Keeps the pane standing when a page cannot be shown: it says so, and the other pages stay usable. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error?: unknown }> {
  override state: { error?: unknown } = {};

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    return "error" in this.state ? <Crashed error={this.state.error} /> : this.props.children;
  }
}

function Crashed({ error }: { error: unknown }) {
  const words = useWords();
  const problem = problemOf(error);
  const { title, next } =
    problem.kind === "network" ? words.problems.network : words.problems.crashed;
  return (
    <Bar
      intent="error"
      title={title}
      actions={<Button onClick={() => window.location.reload()}>{words.common.reload}</Button>}
    >
      {next}
    </Bar>
  );
}
