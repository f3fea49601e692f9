import type { Text } from "../../formula/values";

/** What the page is for. */
export const intro: Text = {
  zh: "一项指标，所有单位并排评：自评、复核、理由填在一处，写入各单位的表；也可以生成一张总表，填好再取回。",
  en: "One criterion, all units side by side: review and reasons are typed in one place and go into each unit's card; or make a sheet of them all, and take it back filled.",
};
