import { Button } from "@fluentui/react-components";
import { LocalLanguageRegular } from "@fluentui/react-icons/svg/local-language";
import { useSpeech } from "../text";

/** Switches between Chinese and English; named in the language it leads to. */
export function LanguageButton() {
  const { language, words, setLanguage } = useSpeech();
  const other = language === "zh" ? "en" : "zh";
  return (
    <Button
      appearance="subtle"
      size="small"
      icon={<LocalLanguageRegular />}
      lang={other === "zh" ? "zh-CN" : "en"}
      aria-label={words.language.switchTo}
      onClick={() => setLanguage(other)}
    >
      {words.language.other}
    </Button>
  );
}
