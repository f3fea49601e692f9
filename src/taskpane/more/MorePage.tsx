import { mergeClasses } from "@fluentui/react-components";
import { ClipboardTaskListLtrRegular } from "@fluentui/react-icons/svg/clipboard-task-list-ltr";
import { DocumentTextRegular } from "@fluentui/react-icons/svg/document-text";
import { GridRegular } from "@fluentui/react-icons/svg/grid";
import { HeartPulseRegular } from "@fluentui/react-icons/svg/heart-pulse";
import { MathFormulaRegular } from "@fluentui/react-icons/svg/math-formula";
import { PeopleListRegular } from "@fluentui/react-icons/svg/people-list";
import { intro as graduates } from "../graduates/intro";
import { intro as matrix } from "../matrix/intro";
import { intro as papers } from "../papers/intro";
import { GuideLink } from "../guide/GuideLink";
import { LanguageButton } from "../kit/LanguageButton";
import { PageHeading } from "../kit/PageHeading";
import { usePane } from "../state/PaneProvider";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import styles from "./MorePage.module.css";

const icons = {
  graduates: PeopleListRegular,
  matrix: GridRegular,
  papers: DocumentTextRegular,
  rubrics: ClipboardTaskListLtrRegular,
  functions: MathFormulaRegular,
  selfTest: HeartPulseRegular,
};
/** Of pages that bring their own words along. */
const intros = { graduates, matrix, papers };
const pages = Object.keys(icons) as (keyof typeof icons)[];

const guide = { zh: "使用指南", en: "Guides" };
const licences = { zh: "所含软件的许可", en: "Licences of the software within" };

/** What is needed less often than the pages of the lower edge. */
export default function MorePage() {
  const { words, say } = useSpeech();
  const pane = usePane();
  return (
    <>
      <PageHeading>{words.more.title}</PageHeading>
      <ul className={surface.sheet}>
        {pages.map((id) => {
          const Icon = icons[id];
          return (
            <li key={id} className={styles.row}>
              <button type="button" className={surface.action} onClick={() => pane.show(id)}>
                <span className={styles.line}>
                  <Icon className={mergeClasses(styles.icon)} aria-hidden />
                  <span>
                    <span className={mergeClasses(surface.strong, styles.block)}>
                      {words.pages[id]}
                    </span>
                    <span className={mergeClasses(surface.quiet, styles.block)}>
                      {id in intros
                        ? say(intros[id as keyof typeof intros])
                        : words[id as "rubrics"].intro}
                    </span>
                  </span>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      <p className={styles.links}>
        <GuideLink page="guide/index">{say(guide)}</GuideLink>
        <a href="licences.txt" target="_blank" rel="noreferrer">
          {say(licences)}
        </a>
      </p>
      <div>
        <LanguageButton />
      </div>
    </>
  );
}
