import { FluentProvider } from "@fluentui/react-components";
import type { Language } from "../../formula/values";
import { LanguageProvider, useWords } from "../text";
import { usePaneTheme } from "../theme/theme";
import { Bar } from "../kit/Bar";

interface Outside {
  problem: "office" | "notExcel";
}

/** In place of the pane where there is no Excel to speak to: why, and what to do. */
export function OutsideExcel({ problem, language }: Outside & { language: Language }) {
  return (
    <FluentProvider theme={usePaneTheme(undefined)}>
      <LanguageProvider initial={language}>
        <Message problem={problem} />
      </LanguageProvider>
    </FluentProvider>
  );
}

function Message({ problem }: Outside) {
  const { title, next } = useWords().problems[problem];
  return (
    <main>
      <Bar intent="error" title={title}>
        {next}
      </Bar>
    </main>
  );
}
