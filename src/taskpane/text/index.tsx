import { createContext, useCallback, useContext, useEffect, useMemo, useState } from "react";
import type { ReactNode } from "react";
import type { Language, Text } from "../../formula/values";
import { zh } from "./zh";
import type { Words } from "./zh";

export type { Words };

/** Chinese comes with the pane; another language is fetched by those who read it. */
const load: Record<Exclude<Language, "zh">, () => Promise<Words>> = {
  en: async () => (await import("./en")).en,
};
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

interface Spoken {
  language: Language;
  words: Words;
}

const chinese: Spoken = { language: "zh", words: zh };

/** The words of a language; Chinese where the other one cannot be had. */
async function spokenIn(language: Language): Promise<Spoken> {
  if (language === "zh") return chinese;
  try {
    return { language, words: await load[language]() };
  } catch {
    return chinese;
  }
}

export function LanguageProvider(props: { initial: Language; children: ReactNode }) {
  const [language, choose] = useState(props.initial);
  const [spoken, speak] = useState(language === "zh" ? chinese : undefined);
  useEffect(() => {
    let wanted = true;
    void spokenIn(language).then((words) => wanted && speak(words));
    return () => void (wanted = false);
  }, [language]);
  const setLanguage = useCallback((next: Language) => {
    remember(next);
    choose(next);
  }, []);
  const speech = useMemo(() => spoken && speechOf(spoken, setLanguage), [spoken, setLanguage]);
  useEffect(() => {
    if (!speech) return;
    document.documentElement.lang = htmlLanguage[speech.language];
    document.title = speech.words.appName;
  }, [speech]);
  return speech && <SpeechContext.Provider value={speech}>{props.children}</SpeechContext.Provider>;
}

function speechOf({ language, words }: Spoken, setLanguage: Speech["setLanguage"]): Speech {
  return { language, words, say: (text) => text[language] || text.zh, setLanguage };
}

export function useSpeech(): Speech {
  const speech = useContext(SpeechContext);
  if (!speech) throw new Error("useSpeech outside a LanguageProvider");
  return speech;
}

export const useWords = (): Words => useSpeech().words;
