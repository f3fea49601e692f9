/** 怎样做一套自己的考核表: the guide for authors of tables. */
import type { Text } from "../rubric/types";
import type { Chapter, Guide } from "./types";
import { both, steps, text } from "./write";

const fast: Chapter = {
  title: { zh: "从 Word 里的表格开始", en: "From the table in Word" },
  parts: [
    steps(
      [
        "在 Word 里选中整个考核表，复制；在 Excel 里新建一张工作表，粘贴。也可以不粘贴，直接选 .docx 文件。",
        "Select the whole table in Word and copy it; paste it into a new sheet. Or choose the .docx file itself.",
      ],
      [
        "在窗格里打开 更多 → 考核表与条文体检 → 从官方表格做一套考核表，点那张工作表的名字。",
        "In the pane open More → Rubrics and clause check → A system from an official table, and press the sheet's name.",
      ],
      [
        "先看“读到的表格”：行数、部分、合计对不对。合计对不上时只告诉您，不会替您改。",
        "Look at what was read first: rows, parts and sums. A sum that differs is told, never mended.",
      ],
      [
        "逐行看提出的规则。“有把握”的可以一次确认；其余的看过、改过再确认。",
        "Look at the rule of each row. Certain ones can be confirmed together; the others once you have seen them.",
      ],
      [
        "填考核名称和依据的文件，点“导入并使用”，看过预览再点“导入”。之后就能生成、下发、收表、汇总，和官方的几套一样。",
        "Name the system and its document, press Import and use, look at the preview, and import. From then on it works like the official ones.",
      ],
    ),
    text(
      "没有确认的规则不会生效。做到一半可以关掉：再读同一个表格时，填过的还在；也可以下载底稿，以后在 Excel 里接着改。",
      "No rule counts before it was confirmed. Stop when you like: what you said is there when the same table is read again. The workbook can be saved, too, and finished in Excel.",
    ),
  ],
};

const proposals: Chapter = {
  title: { zh: "提出的规则怎么看", en: "Reading a proposal" },
  parts: [
    {
      kind: "table",
      head: [
        { zh: "标记", en: "Mark" },
        { zh: "意思", en: "Meaning" },
      ],
      rows: [
        [
          { zh: "有把握", en: "Certain" },
          {
            zh: "句子里的每个数都用到了，只有一种意思；留下的口径按通行的默认答案，可以改",
            en: "Every number of the sentence is used and it has one meaning; open questions have their usual answers",
          },
        ],
        [
          { zh: "请核对", en: "Guessed" },
          {
            zh: "补了句子没有写的东西，或有话没有用上：看“规则里没有用到的话”",
            en: "Something was supplied, or words are left over: see “not in the rule”",
          },
        ],
        [
          { zh: "人工评判", en: "Judged" },
          {
            zh: "“酌情”“视情况”一类，由人打分，不会替您编公式",
            en: "The document leaves it to a person; no formula is made up",
          },
        ],
      ],
    },
    text(
      "每条规则下面都有一个用数字算的例子。例子和您理解的不一样，就改规则或选另一种口径。几种常见的句子：",
      "Below each rule stands an example in numbers. Where it is not what you understand, change the rule or the reading. Some usual sentences:",
    ),
    {
      kind: "sentences",
      sentences: [
        { sentence: "报表每出现1处错误扣0.5分，扣完为止。", points: 5, kind: "scored" },
        { sentence: "走访用人单位不少于20家，否则不得分。", points: 10, kind: "scored" },
        {
          sentence: "毕业去向落实率达到90%得满分，每低1个百分点扣2分。",
          points: 20,
          kind: "scored",
        },
        { sentence: "每获得1项省级奖励加2分，最高6分。", points: 6, kind: "bonus" },
        { sentence: "优秀得10分，良好得8分，一般得5分。", points: 10, kind: "scored" },
        { sentence: "根据工作开展情况酌情给分。", points: 5, kind: "scored" },
      ],
    },
  ],
};

const sheet = (name: string, zh: string, en: string): readonly Text[] => [both(name), { zh, en }];

const workbook: Chapter = {
  title: { zh: "底稿：一个工作簿就是一套考核表", en: "底稿: a workbook is a rubric" },
  parts: [
    text(
      "底稿里的考核表和文件印的一样，右边多出“规则”“依据数据”等列。明年文件变了，把底稿另存一份，改几个数就是新的一版。",
      "The table in it is as the document prints it, with columns for rules on its right. When the document changes next year, save a copy and change the numbers.",
    ),
    {
      kind: "table",
      head: [
        { zh: "工作表", en: "Sheet" },
        { zh: "写什么", en: "What it holds" },
      ],
      rows: [
        sheet(
          "考核表",
          "一行一项，照文件原样；规则、依据数据、口径、确认",
          "A row a criterion, as printed; its rule, facts and readings",
        ),
        sheet(
          "数据",
          "每个要填的数：名称、类型、单位、范围；没有写的会自动补上",
          "Each fact: name, type, unit, range; what is not said is made",
        ),
        sheet(
          "口径",
          "文件没有写明的地方：问题、几种答案、默认是哪一种",
          "What the document leaves open: question, answers, default",
        ),
        sheet(
          "设置",
          "名称、文件（这两项必填）、发文单位、日期、阶段、总分公式",
          "Name and document (both are needed), issuer, date, stages, total",
        ),
        sheet(
          "等次 · 汇总",
          "几分是什么等次；汇总表有哪些列、哪些名单",
          "Levels of results; columns and lists of the roster",
        ),
        sheet(
          "版式 · 附件 · 条文 · 对照",
          "列宽、标题、附表、表外条文、英文；一般不用动",
          "Layout, forms, clauses, English; rarely touched",
        ),
      ],
    },
    text(
      "写错的地方按工作表和单元格指出来，例如“考核表!F7：没有名称‘错报例数’，是不是‘错报例数量’？”；有一处没改好就不导入。",
      "Mistakes are told by sheet and cell, with what was probably meant; nothing is imported while one stands.",
    ),
  ],
};

const rules: Chapter = {
  title: { zh: "规则怎样写", en: "Writing a rule" },
  parts: [
    {
      kind: "table",
      head: [
        { zh: "写法", en: "Written" },
        { zh: "意思", en: "Meaning" },
      ],
      rows: [
        [both("评判"), { zh: "由人打分", en: "A person scores" }],
        [both("否决"), { zh: "一票否决，填是或否", en: "A veto, answered yes or no" }],
        [
          both("RUBRIC.DEDUCT(分值,迟报次数,1)"),
          {
            zh: "公式；“分值”是本项分值，其余是数据的名称",
            en: "A formula; 分值 is the row's points, the rest are facts",
          },
        ],
        [
          both('IF(走访家数>=20,分值,"")；否则评判'),
          {
            zh: "达到的按公式，没有达到的由人打分",
            en: "Reached: by formula; otherwise a person judges",
          },
        ],
        [
          { zh: "公式里的名称", en: "Names in formulas" },
          {
            zh: "分值、数据的名称、口径.名称；总分公式里还有总分、一票否决",
            en: "分值, facts, 口径.name; in results 总分 and 一票否决 as well",
          },
        ],
        [
          both("IF(就业率>=上年.就业率,分值,0)"),
          {
            zh: "与上年比：基础数据多一列“上年”，一个数填一次，各阶段共用；还有 上年.总分、上年.等次（结果的名称）",
            en: "Compared with last year: the data sheet has a column 上年, typed once for all stages; also 上年.总分 and 上年.<result>",
          },
        ],
        [
          both("分值*就业率/MAX(各单位.就业率)"),
          {
            zh: "与各单位比：各单位.x 写在 MAX、MIN、AVERAGE、MEDIAN、SUM、COUNT、LARGE、SMALL、RUBRIC.RANK 里，例如位次 RUBRIC.RANK(就业率,各单位.就业率)。汇总前显示“待汇总”、不计分；汇总表算出后“回填”，各单位才有完整的得分",
            en: "Compared with all units: 各单位.x stands in MAX, MIN, AVERAGE, MEDIAN, SUM, COUNT, LARGE, SMALL or RUBRIC.RANK, as in RUBRIC.RANK(就业率,各单位.就业率). Such a row waits for the roster, which computes the figure and fills it back",
          },
        ],
        [
          both("IF(报送日期<=DATE(年度,9,30),分值,0)"),
          {
            zh: "年度：这张表的年度，2025—2026学年 算 2025。它印在公式里，表头的年度改了要重新生成",
            en: "年度 is the table's year, 2025 for 2025—2026学年. It is printed in the formulas: change it by generating again",
          },
        ],
      ],
    },
    text(
      "名称用汉字、字母、数字和下划线，不能像单元格地址（如 A1）。全角的符号和 ≥、≤、× 都认得。可以用的函数见窗格“函数”一页。",
      "A name has letters of any script, digits and _, and is no cell's address. Full-width signs and ≥ ≤ × are read. The functions are listed in the pane.",
    ),
    text(
      "加分、减分、一票否决的部分，从表里的标题认出来（“加分项”“扣分项”“一票否决”）。减分的规则写扣几分：填 3、-3 或“扣3”都是扣 3 分。",
      "Parts that add, take or veto are known by their headings. The rule of a minus row says how much is taken; 3, −3 and 扣3 are the same.",
    ),
  ],
};

const later: Chapter = {
  title: { zh: "以后：发给别人，换新版本", en: "Afterwards: other people, next year" },
  parts: [
    text(
      "用自己的考核表生成的工作簿带着整套规则：收到的人不用另要文件，命令行收表也不用；要用它做新表，在“总览”里把它存为自己的。",
      "A workbook that was made from your own system carries it whole: recipients and the command line need no second file; to make new tables by it, recipients keep it as their own on the overview.",
    ),
    text(
      "下一年：下载底稿，改文件名、分值和规则里的数，把“设置”里的版本号改大，再导入。改动过的地方，条文体检会逐条对照句子和规则：数不一样、封顶不一样、加扣相反，都会指出来。",
      "Next year: save the workbook, change document, points and numbers, raise the version on 设置, and import it. The clause check then compares each rule with its sentence: numbers, caps and direction.",
    ),
    text(
      "规则里有“上年.”的：分发时选去年收上来的表，上年的数据就先填好；单张表在“总览”里选去年的文件，或用本工作簿里去年的表。命令行用 generate --last。下发时填好的，收表时会核对有没有被改。",
      "Where rules say 上年.: choose last year's tables when you hand out the forms, and the figures stand in them. A single table is filled on its overview, from a file or from last year's table in the workbook; the command line has generate --last. What was given is compared at intake.",
    ),
  ],
};

export const authorsGuide: Guide = {
  title: { zh: "怎样做一套自己的考核表", en: "A system of your own" },
  intro: {
    zh: "不用写程序：把文件里的表格粘贴进来，逐行确认规则就行。",
    en: "No programming: paste the document's table and confirm the rule of each row.",
  },
  chapters: [fast, proposals, workbook, rules, later],
};
