import { effectiveReadings, findCriterion, findOption } from "../rubric/model";
import type { Rulebook } from "../rubric/rulebook";
import { isCombined, weightedStages } from "../rubric/stage-weights";
import type { Rubric, Text } from "../rubric/types";
import type { RosterFinding, RosterRow } from "./roster-types";
import type { PlacedUnit } from "./roster-units";
import type { Finding } from "./types";

/** What has to be known before a roster is published. */
export function rosterFindings(
  { rubric, readings }: Rulebook,
  units: readonly PlacedUnit[],
  rows: readonly RosterRow[],
): RosterFinding[] {
  return [
    ...doubledUnits(units),
    ...units.flatMap((unit, index) => [
      ...withoutGroup(rubric, unit),
      ...(rows[index]!.wrong.length > 0 ? [] : withoutCompleteStage(rubric, unit)),
      ...underOtherReadings({ rubric, readings }, unit),
    ]),
    ...rows.flatMap((row) => [...wrongRow(row), ...failed(rubric, row)]),
  ];
}

function doubledUnits(units: readonly PlacedUnit[]): RosterFinding[] {
  const seen = new Set<string>();
  return units.flatMap(({ unit }) => {
    const name = unit.trim();
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    return [
      {
        severity: "error" as const,
        unit,
        message: {
          zh: `“${unit}”出现了不止一次，排名会重复计算；请只保留一份。`,
          en: `“${unit}” stands in the roster more than once and is ranked more than once; keep one.`,
        },
      },
    ];
  });
}

function withoutGroup({ roster }: Rubric, { unit, group }: PlacedUnit): RosterFinding[] {
  if (group || !roster.groups?.length) return [];
  return [
    {
      severity: "warning",
      unit,
      message: {
        zh: `“${unit}”不在任何组别中，不参加名额评选；请为它选择组别。`,
        en: `“${unit}” belongs to no group and takes part in no quota; choose its group.`,
      },
    },
  ];
}

function withoutCompleteStage(
  rubric: Rubric,
  { unit, complete, given, tookOver, scores, lacking }: PlacedUnit,
): RosterFinding[] {
  if (!complete && isCombined(rubric) && typeof scores.stage === "string") {
    const names = weightedStages(rubric).filter(({ name }) =>
      String(scores.stage).includes(`（${name.zh}）`),
    );
    return [
      {
        severity: "warning",
        unit,
        message: {
          zh: `“${unit}”${scores.stage}，各阶段都填完才有总分，不参加排名；请补填后再汇总。`,
          en: `“${unit}” has no total until all stages are complete, and is not ranked${names.length > 0 ? `; it lacks ${names.map(({ name }) => name.en).join(", ")}` : ""}.`,
        },
      },
    ];
  }
  if (!complete) {
    const { zh, en } = lackingWords(rubric, lacking);
    return [
      {
        severity: "warning",
        unit,
        message: {
          zh: `“${unit}”没有填写完整的评分阶段，不参加排名${zh}；请补填后再汇总。`,
          en: `No stage of “${unit}” is complete, so it is not ranked${en}; complete it and make the roster again.`,
        },
        ...placeOf(lacking),
      },
    ];
  }
  if (!given.scorecard || !tookOver) return [];
  return [
    {
      severity: "info",
      unit,
      message: {
        zh: `“${unit}”的最后阶段没有填写任何内容，全部沿用前一阶段的数据；请确认是否已经复核。`,
        en: `Nothing was typed at the last stage of “${unit}”: all figures are those of the stage before. Make sure that it was reviewed.`,
      },
    },
  ];
}

/** More of them nobody reads; the first leads on. */
const MOST_NAMED = 3;

/** “：自评缺“宣传”（评分表!F12）等 5 项”. */
function lackingWords(rubric: Rubric, lacking: PlacedUnit["lacking"]): Text {
  const stage = rubric.stages.find(({ id }) => id === lacking?.stage);
  if (!stage || !lacking || lacking.findings.length === 0) return { zh: "", en: "" };
  const { findings } = lacking;
  const named = findings.slice(0, MOST_NAMED).map((finding) => whatLacks(rubric, finding));
  const isAll = named.length === findings.length;
  return {
    zh: `：${stage.name.zh}缺${named.map(({ zh }) => zh).join("、")}${isAll ? "" : `等 ${findings.length} 项`}`,
    en: `: ${stage.name.en} lacks ${named.map(({ en }) => en).join(", ")}${isAll ? "" : ` and others, ${findings.length} in all`}`,
  };
}

function whatLacks(rubric: Rubric, { criterion, place }: Finding): Text {
  const name = findCriterion(rubric, criterion ?? "")?.criterion.name ?? { zh: "", en: "" };
  const cell = place ? `${place.sheet}!${place.address}` : "";
  return {
    zh: `${name.zh && `“${name.zh}”`}${cell && `（${cell}）`}`,
    en: `${name.en && `“${name.en}”`}${cell && ` (${cell})`}`,
  };
}

/** Where the first of it stands: a click leads there. */
function placeOf(lacking: PlacedUnit["lacking"]): Pick<RosterFinding, "place"> {
  const place = lacking?.findings.find((each) => each.place)?.place;
  return place ? { place } : {};
}

function underOtherReadings(
  { rubric, readings }: Pick<Rulebook, "rubric" | "readings">,
  { unit, given }: PlacedUnit,
): RosterFinding[] {
  if (!given.scorecard) return [];
  const own = effectiveReadings(rubric, given.scorecard.readings);
  return rubric.readings
    .filter(({ id }) => own[id] !== readings[id])
    .map(({ id, question }) => {
      const label = (option: string | undefined) => findOption(rubric, id, option ?? "")?.label;
      const [theirs, ours] = [label(own[id]), label(readings[id])];
      return {
        severity: "warning" as const,
        unit,
        message: {
          zh: `“${unit}”的工作簿在“${question.zh}”上取“${theirs?.zh}”，本汇总统一按“${ours?.zh}”重新计算。`,
          en: `The workbook of “${unit}” answers “${question.en}” with “${theirs?.en}”; the roster computes all units with “${ours?.en}”.`,
        },
      };
    });
}

/** Rows with something wrong, and those that somebody took in all the same. */
function wrongRow({ unit, wrong, accepted }: RosterRow): RosterFinding[] {
  if (wrong.length === 0) return [];
  const zh = wrong.map((message) => message.zh).join("");
  const en = wrong.map((message) => message.en).join(" ");
  if (accepted !== null) {
    return [
      {
        severity: "warning",
        unit,
        message: {
          zh: `“${unit}”按采信理由（${accepted}）计入：${zh}`,
          en: `“${unit}” counts for a reason that was given (${accepted}): ${en}`,
        },
      },
    ];
  }
  return [
    {
      severity: "error",
      unit,
      message: {
        zh: `“${unit}”有误，不参加排名和合计：${zh}更正后自动计入；仍按现有内容计入的，请写明采信理由。`,
        en: `“${unit}” is neither ranked nor summed: ${en} It counts once that is corrected, or a reason is given under 采信理由.`,
      },
    },
  ];
}

function failed({ roster }: Rubric, { unit, errors }: RosterRow): RosterFinding[] {
  return Object.entries(errors).map(([column, message]) => {
    const header = roster.columns.find(({ id }) => id === column)?.header ?? column;
    return {
      severity: "error",
      unit,
      message: {
        zh: `“${unit}”的“${header}”不能计算：${message.zh}。`,
        en: `“${header}” of “${unit}” cannot be computed: ${message.en}.`,
      },
    };
  });
}
