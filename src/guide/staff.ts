/** 一年的就业考核，十张图: the guide for the staff of an employment office. */
import type { Chapter, Guide } from "./types";
import { steps, text } from "./write";

interface Step {
  title: [zh: string, en: string];
  picture: string;
  /** What is seen. */
  seen: [zh: string, en: string];
  /** What to do, and what comes of it. */
  does: [zh: string, en: string];
}

const year: Step[] = [
  {
    title: ["生成考核表", "Generate the table"],
    picture: "college-generated.webp",
    seen: [
      "按文件原样生成的评分表，右边是面板",
      "The table as the document prints it, the pane beside it",
    ],
    does: [
      "在“新建”页选一套考核表，填单位名称，点“生成表格”。评分表、基础数据、考核结果三张工作表就有了。",
      "On New choose a system, name the unit, press Generate. Three sheets stand: scores, facts, result.",
    ],
  },
  {
    title: ["从毕业生名单统计", "Count the list of graduates"],
    picture: "graduates-counts.webp",
    seen: [
      "各单位的落实率、升学率等，点一个数可以看到是哪些人",
      "Rates by unit; each figure opens its persons",
    ],
    does: [
      "“更多”→“毕业生名单”：选名单所在的工作表或文件，核对列和去向，看统计。名单里的人只在本机内存里，不写进别处。",
      "More → Graduates: choose the sheet or file, check columns and destinations, see the counts. Nothing of a person leaves this machine's memory.",
    ],
  },
  {
    title: ["填基础数据", "Fill in the facts"],
    picture: "station-facts.webp",
    seen: [
      "基础数据表，缺的、超范围的有颜色也有字",
      "The facts; what lacks or is out of range is coloured and named",
    ],
    does: [
      "统计出来的一次填入，其余的人工填。每填一个数，得分马上重算；“未填”“超出分值”等写在格子旁边。",
      "Counts are filled in at once, the rest is typed. Scores follow each entry; what is wrong is said beside the cell.",
    ],
  },
  {
    title: ["选口径", "Choose the readings"],
    picture: "station-readings.webp",
    seen: [
      "文件没有写明的地方，附原文和各种读法的结果",
      "What the document leaves open, with its words and what each reading gives",
    ],
    does: [
      "文件有两种读法的地方，在“评分”页的“口径”里选定。选哪一种记在工作簿里，别人打开看到的一样。",
      "Where the document can be read in two ways choose under Score → Readings. The choice is kept in the workbook.",
    ],
  },
  {
    title: ["发给各单位", "Send to the units"],
    picture: "prepared-to-send.webp",
    seen: ["发送准备之后的工作簿", "A workbook that was prepared to be sent"],
    does: [
      "“分发”按单位名单一次做出全部空白表；“发送”里的“发送准备”让一个工作簿在没有加载项的 Excel 和 WPS 里也能打开、能重算。",
      "Hand out makes blank tables for a list of units; Send makes a workbook compute in Excel and WPS without the add-in.",
    ],
  },
  {
    title: ["收表", "Take them in"],
    picture: "collect-table.webp",
    seen: ["收回来的文件，逐个核对的结果", "What came back, each file checked"],
    does: [
      "“收表”页选文件、文件夹或压缩包。每一份都和发出去时逐格比较，改过的公式、藏起来的行都会指出来。",
      "On Collect choose files, folders or zips. Each is compared cell by cell with what was sent; altered formulas and hidden rows are told.",
    ],
  },
  {
    title: ["处理问题", "Decide what is open"],
    picture: "collect-findings.webp",
    seen: ["一份表的问题，附单元格和建议", "What is the matter with one file, with cells"],
    does: [
      "每个问题都说在哪一格、怎么办：采信、退回，或让单位改了再交。退回函可以一起导出。",
      "Each finding says its cell and what to do: accept it, or send it back. Letters are exported together.",
    ],
  },
  {
    title: ["催交", "See who is missing"],
    picture: "collect-board.webp",
    seen: ["各单位的进度：已交、要改、未交", "Progress of all units"],
    does: [
      "“进度”一栏看谁交了、谁要改、谁没交。改好的文件再收一次，会替换原来那一行，并说明变了什么。",
      "Progress shows who has returned. A corrected file replaces its row and says what changed.",
    ],
  },
  {
    title: ["复核", "Review"],
    picture: "station-review.webp",
    seen: ["自评、复核、差额并列", "Self and review scores side by side"],
    does: [
      "复核分和自评分并列，差额写明。改了分要写理由，定稿以后再改会被看出来。详见“复核人员”一页。",
      "Review stands beside self-assessment. A changed score has its reason; whatever is changed after signing is seen.",
    ],
  },
  {
    title: ["汇总、排名、定等次", "Roster, ranks and grades"],
    picture: "collect-roster.webp",
    seen: ["汇总表：名次、等次、奖补，标色", "The roster: ranks, grades, subsidies"],
    does: [
      "“生成汇总表”得到全部单位的名次、等次和奖补；不对的行写明原因，改好之前不占名次。",
      "Generate the roster for ranks, grades and subsidies; a row with something wrong takes no rank until it is mended.",
    ],
  },
];

const chapter = ({ title: [zh, en], picture, seen, does }: Step, at: number): Chapter => ({
  title: { zh: `${at + 1}　${zh}`, en: `${at + 1}. ${en}` },
  parts: [text(...does), { kind: "picture", file: picture, text: { zh: seen[0], en: seen[1] } }],
});

const helps: Chapter = {
  title: { zh: "出了问题", en: "When something goes wrong" },
  parts: [
    steps(
      [
        "格子里是 #NAME?：这台电脑的 Excel 没有装加载项，或还没载入完。等一会儿，或用“发送准备”过的文件。",
        "#NAME? in cells: the add-in is not installed or not loaded yet. Wait, or use a prepared file.",
      ],
      [
        "格子里是 #VALUE! 等：选中它，Excel 旁边的提示、面板的“函数”页和函数帮助都说原因。",
        "#VALUE! and others: select the cell; Excel's own hint, the page Functions and the help pages say why.",
      ],
      [
        "做了一半停了：再打开面板，没有做完的会先撤回，工作簿和原来一样。",
        "Stopped half-way: open the pane again; what was not finished is taken back first.",
      ],
      [
        "更多 → 自检：试一遍这台电脑的 Excel，报告可以复制给信息部门，里面没有您的数据。",
        "More → Self-test tries this Excel; the report holds nothing of yours.",
      ],
    ),
  ],
};

export const staffGuide: Guide = {
  title: { zh: "一年的就业考核，十张图", en: "A year of assessment in ten pictures" },
  intro: {
    zh: "给高校就业办、人社局的工作人员。每一步一张图，图是用真的页面自动截的。",
    en: "For the staff of employment offices: a picture a step, taken from the real page.",
  },
  chapters: [...year.map(chapter), helps],
};
