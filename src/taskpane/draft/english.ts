/** What recognition asks of a table, in English. It asks in Chinese, as the document does; what it quotes stays so. */
import type { Text } from "../../formula/values";

type Said = readonly [pattern: RegExp, english: string];

const ROWS: readonly Said[] = [
  [/^不满一步怎么算？$/u, "What does part of a step count?"],
  [/^满一步才算$/u, "Whole steps only"],
  [/^不满一步按一步算$/u, "A step begun counts as one"],
  [/^按比例算$/u, "In proportion"],
  [/^(\d+)月(\d+)日当天算不算按时？$/u, "Is the very day ($1/$2, month/day) in time?"],
  [/^当天算按时$/u, "It is"],
  [/^当天不算$/u, "It is not"],
  [/^逾期的怎么计分？$/u, "What does being late bring?"],
  [/^正好等于分界的数算哪一档？$/u, "Which band does a figure exactly on a bound belong to?"],
  [/^算上一档（以上含本数）$/u, "The upper one (以上 includes the number)"],
  [/^算下一档$/u, "The lower one"],
  [/^(.*)怎么定？$/u, "Where does “$1” come from?"],
  [/^由主管部门填写$/u, "The office fills it in"],
  [/^各单位的平均$/u, "The mean of the units"],
  [/^某(.*)多的，能不能补另一\1少的？$/u, "Can more in one $1 make up for less in another?"],
  [/^不能，每(.*)各算$/u, "No, each $1 by itself"],
  [/^能，全年合计 (.*) 即可$/u, "Yes, $1 in the whole year will do"],
  [
    /^跌到下一段时，上一段怎么扣？$/u,
    "What does the upper stretch take once a figure is below it?",
  ],
  [/^各段按各段的标准扣$/u, "Each stretch at its own rate"],
  [/^全部按所在段的标准扣$/u, "All of it at the rate of the lowest stretch reached"],
  [/^按比例怎么算？$/u, "In which proportion?"],
  [/^每高一个百分点加 1 分$/u, "A point for each percentage point above"],
  [/^按高出的部分占余下部分之比$/u, "By what is above, as a share of what could be"],
  [/^按完成率$/u, "By the share that was reached"],
  [/^每低一个百分点扣 1 分$/u, "A point off for each percentage point below"],
  [/^按低的百分比扣$/u, "By the percentage below"],
  [/^按上限与实际之比$/u, "The limit divided by the figure"],
  [/^每超一个百分点扣 1 分$/u, "A point off for each percentage point above"],
  [/^按超出的比例扣$/u, "By the percentage above"],
  [/^“按比例(加|扣)分”怎么算？$/u, "How is “按比例$1分” worked out?"],
  [
    /^达到时得 (.*) 分，分值是 (.*) 分：其余的分怎么得？$/u,
    "Reaching it brings $1 of $2 points: what brings the rest?",
  ],
  [
    /^文中各项相加 (.*) 分，分值是 (.*) 分：其余的分怎么得？$/u,
    "The items add up to $1 of $2 points: what brings the rest?",
  ],
  [
    /^最高一档 (.*) 分，分值是 (.*) 分：其余的分怎么得？$/u,
    "The best band brings $1 of $2 points: what brings the rest?",
  ],
  [/^不足这个数时，是不得分还是按数计分？$/u, "Short of the number: nothing, or in proportion?"],
  [/^一点也没有（0）时，也得 (.*) 分吗？$/u, "Does nothing at all (0) bring $1 points, too?"],
  [
    /^文中只写了不得分的情形：其他情形是否都得满分？$/u,
    "Only what brings nothing is said: does all else bring full points?",
  ],
  [/^比的前项和后项是哪两个数据？$/u, "Which two figures stand against each other?"],
  [/^(?:比较的对象|比较的)是哪个数据？$/u, "Which figure is compared?"],
  [/^完成的比例由哪两个数据相除？$/u, "Which two figures make the share that was completed?"],
  [/^完成数和任务数是哪两个数据？$/u, "Which figures are what was done and what was to be done?"],
  [
    /^高出部分的加分没有写上限：最多加到几分？$/u,
    "No limit is said for what is above: how much may be added?",
  ],
  [
    /^要符合的条件写在另一栏：请对照。$/u,
    "The conditions stand in another column: please compare.",
  ],
  [
    /^这一项由数据（是\/否）计分，还是由人评判？$/u,
    "Is this a yes or no to be filled in, or does a person judge?",
  ],
  [/^发生一次扣一次，还是只扣一次？$/u, "Is it taken each time it happens, or once?"],
  [/^与上年持平时得几分？$/u, "What does the same figure as last year bring?"],
  [/^按哪个数据排名？$/u, "By which figure are units ranked?"],
  [
    /^文中没有写“每”：多项时逐项相加，还是只计最高一项？$/u,
    "“Each” is not said: do several add up, or does the best one count?",
  ],
  [/^“(.*)”超过本项 (.*) 分。$/u, "“$1” is more than the row's $2 points."],
  [
    /^同一情形既写得 (.*) 分，又写得 (.*) 分。$/u,
    "The same case is said to bring $1 and $2 points.",
  ],
  [
    /^文中有几种后果：请分成几行，一行一种。$/u,
    "Several consequences are said: make a row for each.",
  ],
];

const TABLE: readonly Said[] = [
  [
    /^从这里起超过 (\d+) 列，没有读。$/u,
    "From here on there are more than $1 columns; they were not read.",
  ],
  [
    /^这一列有内容，没有表头，没有读。请补上表头。$/u,
    "This column has contents and no header, and was not read. Give it a header.",
  ],
  [/^没有认出指标所在的列。$/u, "No column of criteria was found."],
  [
    /^“(.*)”有两列，分不清是哪个阶段的得分。$/u,
    "There are two columns “$1”: which stage is which?",
  ],
  [
    /^“(.*)”有不止一列，这一列没有当作各项的分值。$/u,
    "There is more than one column “$1”; this one was not taken as points.",
  ],
  [
    /^下面另有一张表“(.*)”，已作为一个部分接在后面，请核对。$/u,
    "A further table below, “$1”, was taken as one more part. Please check.",
  ],
  [/^下面另有一张表“(.*)”，没有读进来。.*$/u, "A further table below, “$1”, was not read."],
  [
    /^(\d+) 行合用一个分值 (.*) 分：各行写明的分值正好相加，已分成 (\d+) 项。$/u,
    "$1 rows share $2 points: what each prints adds up, so they are $3 criteria.",
  ],
  [
    /^(\d+) 行合用一个分值 (.*) 分：已把这 \d+ 行合为一项。.*$/u,
    "$1 rows share $2 points and were made one criterion. If they are several, print the points of each.",
  ],
  [
    /^(\d+) 行合用一个分值 (.*) 分：已把它当作这 \d+ 项合计的上限。$/u,
    "$1 rows share $2 points, which was taken as the limit of them together.",
  ],
  [
    /^“(.*)”里既有加分又有减分，已按各行的文字分开，请核对。$/u,
    "“$1” both adds and takes points; rows were told apart by their words. Please check.",
  ],
  [
    /^没有分值，按文字像是(?:计分|加分|减分|一票否决)，先按计分项处理。.*$/u,
    "There are no points; by its words it may be another kind, but it is taken as scored. Print the points, or put it into its part.",
  ],
  [/^分值“(.*)”读不成数，请写明。$/u, "The points “$1” are no number. Please write one."],
  [
    /^只有权重，没有分值：.*$/u,
    "There are weights and no points: each criterion has 100 points, times its weight. Please check.",
  ],
  [/^这一项没有分值，请写明。$/u, "This criterion has no points. Please write them."],
  [
    /^“(.*)”写的是 (.*)，各项相加是 (.*)。请核对。$/u,
    "“$1” prints $2, the rows add up to $3. Please check.",
  ],
  [
    /^这里写的总分是 (.*) 分，各计分项相加是 (.*) 分。请核对。$/u,
    "A total of $1 is said here, the scored rows add up to $2. Please check.",
  ],
  [/^与 (.*) 的文字相同，是不是多了一行？$/u, "The same words as $1: is it one row too many?"],
];

/** A question in both languages; what nobody translated is said in Chinese. */
export function asked(zh: string): Text {
  for (const [pattern, english] of [...ROWS, ...TABLE])
    if (pattern.test(zh)) return { zh, en: zh.replace(pattern, english) };
  return { zh, en: zh };
}
