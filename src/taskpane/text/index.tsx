import { createContext, useCallback, useContext, useEffect, useMemo, useState } from "react";
import type { ReactNode } from "react";
import type { Text } from "../../rubric/types";
import { en } from "./en";
import { zh } from "./zh";
import type { Words } from "./zh";

export type { Words };
export type Language = keyof Text;

const catalogue: Record<Language, Words> = { zh, en };
const htmlLanguage: Record<Language, string> = { zh: "zh-CN", en: "en" };
const remembered = "employment-rubrics.language";

/** Chinese unless Excel itself speaks another language; what the user chose in the pane wins. */
export function initialLanguage(displayLanguage: string | undefined): Language {
  const chosen = recall();
  if (chosen) return chosen;
  return !displayLanguage || /^zh\b/i.test(displayLanguage) ? "zh" : "en";
}

// Storage may be closed to frames of other sites: the choice then lasts as long as the pane.
function recall(): Language | undefined {
  try {
    const value = window.localStorage.getItem(remembered);
    return value === "zh" || value === "en" ? value : undefined;
  } catch {
    return undefined;
  }
}

function remember(language: Language): void {
  try {
    window.localStorage.setItem(remembered, language);
  } catch {
    // See recall().
  }
}

interface Speech {
  language: Language;
  words: Words;
  /** A text of a rubric or a finding in the pane's language. */
  say(text: Text): string;
  setLanguage(language: Language): void;
}

const SpeechContext = createContext<Speech | null>(null);

export function LanguageProvider(props: { initial: Language; children: ReactNode }) {
  const [language, choose] = useState(props.initial);
  useEffect(() => {
    document.documentElement.lang = htmlLanguage[language];
    document.title = catalogue[language].appName;
  }, [language]);
  const setLanguage = useCallback((next: Language) => {
    remember(next);
    choose(next);
  }, []);
  const speech = useMemo<Speech>(
    () => ({
      language,
      words: catalogue[language],
      say: (text) => text[language] || text.zh,
      setLanguage,
    }),
    [language, setLanguage],
  );
  return <SpeechContext.Provider value={speech}>{props.children}</SpeechContext.Provider>;
}

export function useSpeech(): Speech {
  const speech = useContext(SpeechContext);
  if (!speech) throw new Error("useSpeech outside a LanguageProvider");
  return speech;
}

export const useWords = (): Words => useSpeech().words;
