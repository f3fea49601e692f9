/** What `--help` says. */
import type { Language, Text } from "../formula/values";
import { COLUMN_KEYS } from "../graduates/columns";
import { OPTIONS as READINGS } from "../graduates/readings";
import { REASONS } from "../review/reason-rows";
import { rubricIndex } from "../rubric/official";
import type { Command } from "./options";

const rubrics = (language: Language) =>
  rubricIndex.map(({ id, name }) => `  ${id.padEnd(18)} ${name[language]}`).join("\n");

const reasons = (language: Language) =>
  Object.entries(REASONS)
    .map(([code, label]) => `${code} ${label[language]}`)
    .join(" · ");

const readings = () =>
  Object.entries(READINGS)
    .map(([id, options]) => `    ${id.padEnd(12)} ${options.join(" · ")}`)
    .join("\n");

const RECEIPT_KINDS = "criterion · part · section · total · outcome · column";

const GENERAL: Text = {
  zh: `用法：employment-rubrics <命令> [文件…] [选项]

命令：
  generate  生成官方考核表（.xlsx），或按单位名单每单位生成一份（.zip）
  intake    收表：逐份核对交回的考核表，汇总排名，写退回说明
  review    复核：自评与复核对照，写分和理由，定稿，查定稿后的改动
  score     读取填好的考核表，计算得分并列出问题
  facts     读取毕业生名单，统计各单位的落实率等基础数据
  send      发送准备：把本插件的函数换成普通函数，没有插件也能计算
  restore   把发送过的文件换回本插件的函数
  check     检查考核表文件（.json 或底稿 .xlsx），并做条文体检；不给文件则检查全部官方考核表
  draft     从 Excel 或 Word 里的考核表做出底稿：认出指标、分值，提出规则；或把已有的考核表写成底稿
  clause    读一句评分标准，提出计分规则，并说明把握有多大
  receipt   说明一个得分的依据：条款、数据、计算、口径
  notice    出年终文书：公示、表彰名单、奖补名单、考核结果通知、年度比较
  capitals  把金额写成大写

每个命令的说明：employment-rubrics <命令> --help

各命令都有的选项：
  --json         以 JSON 输出
  --lang zh|en   语言
  -h, --help     说明

退出码：0 正常；1 有问题或有文件没有处理成功；2 命令写错`,
  en: `Usage: employment-rubrics <command> [files…] [options]

Commands:
  generate  make an official table (.xlsx), or one for each unit of a list (.zip)
  intake    check the tables that came back, rank them, write return letters
  review    self and review side by side: scores, reasons, sign-off and what was touched afterwards
  score     read filled tables, compute their scores and list what is the matter
  facts     count a list of graduates: the rates and head counts of each unit
  send      turn the add-in's functions into ordinary ones, which need no add-in
  restore   turn a sent file back to the add-in's functions
  check     check rubric files (.json, or .xlsx as a rubric) and their clauses; without files, all official ones
  draft     make a rubric of the table in a workbook or Word document, or write a rubric as a workbook
  clause    read a scoring sentence and propose its rule, with how sure that is
  receipt   say where a figure comes from: clause, facts, arithmetic, readings
  notice    write the papers of the year's end: results, awards, subsidies, notices, comparison
  capitals  write amounts in Chinese capital numerals

Help for a command: employment-rubrics <command> --help

Options of all commands:
  --json         output as JSON
  --lang zh|en   language
  -h, --help     this help

Exit codes: 0 all is well; 1 findings, or a file that failed; 2 a mistake in the command`,
};

const DETAILS: Record<Command, (language: Language) => Text> = {
  generate: (language) => ({
    zh: `用法：employment-rubrics generate <考核表> --unit <单位> [选项]
      employment-rubrics generate <考核表> --units <名单.txt> [选项]

<考核表> 是下列之一，或自己的考核表文件（.json，或底稿 .xlsx）：
${rubrics(language)}

选项：
  --unit <单位>             生成一份
  --units <名单.txt>        每行一个单位，每单位一份，放进一个 .zip；
                            只有汇总表的考核（ccit）生成一张汇总表
  --year <年度>             默认今年
  --reading <口径>=<选项>   可以写多次，不写的用默认口径
  --last <文件或文件夹>     去年填好的表，把规则要用的上年数据填进各单位的“上年”列；可以写多次
  -o, --out <文件>          默认按单位命名，放在当前文件夹
  --force                   覆盖已有的文件`,
    en: `Usage: employment-rubrics generate <rubric> --unit <unit> [options]
       employment-rubrics generate <rubric> --units <list.txt> [options]

<rubric> is one of these, or a rubric file (.json or .xlsx) of your own:
${rubrics(language)}

Options:
  --unit <unit>                one table
  --units <list.txt>           a unit a line; a table for each of them, in one .zip;
                               one roster where the system has nothing else (ccit)
  --year <year>                default: this year
  --reading <reading>=<option> may be given several times; others take their default
  --last <file or folder>      last year's filled tables: what rules ask of last year is filled into the
                               column 上年 of each unit; may be given several times
  -o, --out <file>             default: named by unit, in the current folder
  --force                      overwrite a file that is there`,
  }),
  intake: () => ({
    zh: `用法：employment-rubrics intake <文件或文件夹>… [选项]

逐份核对交回的考核表（.xlsx、.xlsm、.xltx，或装有它们的 .zip），与下发的原表逐格比较，
列出每份的问题，汇总可以汇总的，并列出还没有交的单位。原文件不动。

选项：
  --units <名单.txt>        应交单位，每行一个（UTF-8、UTF-16、GB18030 均可）
  --rubric <考核表>         只收这一个考核：官方考核表的名字，或自己的考核表文件（.json，或底稿 .xlsx）
  --year <年度>             只收这一年度的表
  --stage <阶段>            只收这一评分阶段，例如 self
  --reading <口径>=<选项>   统一使用的口径，可以写多次，不写的用默认口径
  --take <文件>=<理由>      需确认或不能汇总的文件也收入汇总，可以写多次
  --issued <文件夹|zip>     下发时的原文件，用来核对单位有没有改动下发时填好的数据
  -o, --out <汇总.xlsx|.csv>  写汇总表
  --letters <文件夹>        每个需要更正的单位写一份退回说明
  --marked <文件夹>         在有问题的格上标色、加批注，另存一份
  --filled <文件夹>         把与各单位比较的指标（最高、平均、位次等）回填，另存一份
  --names off               标注、回填的文件里不出现姓名，只写评分阶段（如“复核”）
  --workers <数>            同时读取的线程数，默认用全部处理器
  --force                   覆盖已有的文件

退出码：0 全部可汇总、没有缺交；1 有问题或有单位没有交；2 命令写错`,
    en: `Usage: employment-rubrics intake <file or folder>… [options]

Checks the tables that came back (.xlsx, .xlsm, .xltx, or a .zip of them), cell by cell against the form as it was sent,
says what is the matter with each, ranks what is ready and names the units that have not returned. No file is changed.

Options:
  --units <list.txt>           the units due, one a line (UTF-8, UTF-16 or GB18030)
  --rubric <rubric>            take in this one only: an official id, or a rubric file (.json or .xlsx)
  --year <year>                take in this year only
  --stage <stage>              take in this stage only, such as self
  --reading <reading>=<option> the office's readings; may be given several times; others take their default
  --take <file>=<reason>       take a file into the roster although it is not ready; may be given several times
  --issued <folder|zip>        the files as they were sent, to see whether given figures were changed
  -o, --out <roster.xlsx|.csv> write the roster
  --letters <folder>           a return letter for each unit that must mend something
  --marked <folder>            copies with the cells in question coloured and commented
  --filled <folder>            copies with the figures by which units are compared filled back
  --names off                  these copies name no person, but the stage
  --workers <number>           threads that read; all processors by default
  --force                      overwrite files that are there

Exit codes: 0 all ready and no unit missing; 1 findings, or units missing; 2 a mistake in the command`,
  }),
  review: () => ({
    zh: `用法：employment-rubrics review show <文件>… [--card 编号] [--code 校验码]
      employment-rubrics review state <文件> [--stage 阶段]
      employment-rubrics review set <文件> <指标>=<得分>… --stage <阶段> [--reason 代码[:说明]] -o <另存为>
      employment-rubrics review agree <文件> --stage <阶段> [--criterion 指标|--section 部分] -o <另存为>
      employment-rubrics review sign <文件> --stage <阶段> -o <另存为>
      employment-rubrics review reopen <文件> --stage <阶段> --reason <理由> -o <另存为>
      employment-rubrics review merge <文件A> <文件B> [--take A|B] -o <另存为>
      employment-rubrics review matrix <文件或文件夹>… --stage <阶段> -o <复核总表.xlsx> [--facts] [--blind]
      employment-rubrics review apply <复核总表.xlsx> <文件或文件夹>… --out <文件夹|zip> [--take matrix|card] [--names on|off]

show    自评、复核和差，逐项的理由，记录，定稿及定稿以后的改动
state   定稿所依据的全文
set     写得分、数据（“指标=”为清空）；同一文件的其他内容一律不动，公式的结果随之更新
agree   同意自评：只填还空着的评判项
sign    定稿，给出校验码；reopen 退回重审
matrix  复核总表：一个指标、所有单位并排；--facts 带上数据，--blind 不显示自评
apply   把总表上填的写回各单位自己的文件，另存为“复核-原名.xlsx”；两边都改过而不同的，列出来，什么都不写；
        加 --force 时总表也随之更新
merge   合并两个人各自复核的同一份表；两人都改过而不同的，列出来，不写

理由代码：
  ${reasons("zh")}

选项：
  --by <姓名>         谁做的，记入文件
  --at <时间>         何时做的，默认现在，例如 2026-11-20T16:30:00+08:00
  --card <编号>       文件里有几份考核表时，指定一份
  --names off         写给单位的文件里不出现姓名，只写评分阶段（如“复核”）
  --rubric <文件>     自己的考核表文件（.json，或底稿 .xlsx）
  -o, --out <文件>    另存到这里；不写则写回原文件，须加 --force
  --force             覆盖已有的文件

退出码：0 完成，没有问题；1 有问题、定稿后有改动或没有写成；2 命令写错`,
    en: `Usage: employment-rubrics review show <file>… [--card ID] [--code CODE]
       employment-rubrics review state <file> [--stage S]
       employment-rubrics review set <file> <key>=<value>… --stage S [--reason CODE[:TEXT]] -o <file>
       employment-rubrics review agree <file> --stage S [--criterion K|--section K] -o <file>
       employment-rubrics review sign <file> --stage S -o <file>
       employment-rubrics review reopen <file> --stage S --reason TEXT -o <file>
       employment-rubrics review merge <file A> <file B> [--take A|B] -o <file>
       employment-rubrics review matrix <path>… --stage S -o <matrix.xlsx> [--facts] [--blind]
       employment-rubrics review apply <matrix.xlsx> <path>… --out <folder|zip> [--take matrix|card] [--names on|off]

show    self, review and difference, reasons, records, signatures and what was touched afterwards
state   the whole text that a signature is of
set     types scores and facts (KEY= empties); nothing else in the file changes but what its formulas show
agree   takes the stage before's scores where nothing is scored yet
sign    closes a stage and gives its code; reopen opens it again
matrix  one criterion, all units side by side; --facts with the facts, --blind without the stage before
apply   what was typed in a matrix into each unit's own file, as 复核-NAME.xlsx; of conflicts nothing is written;
        with --force the matrix takes what the cards say then
merge   puts two reviewers' copies of one card together; what both changed differently is told, and nothing is written

Codes of reasons:
  ${reasons("en")}

Options:
  --by <name>        who does it; it is kept in the file
  --at <time>        when; now by default, such as 2026-11-20T16:30:00+08:00
  --card <id>        one of several cards in the file
  --names off        what goes to units names no person, but the stage
  --rubric <file>    a rubric file (.json or .xlsx) of your own
  -o, --out <file>   where to write; without it the file itself, with --force
  --force            overwrite a file that is there

Exit codes: 0 done; 1 findings, not intact, or not written; 2 a mistake in the command`,
  }),
  score: () => ({
    zh: `用法：employment-rubrics score <文件.xlsx>… [选项]

选项：
  --rubric <文件>        自己的考核表（.json 或底稿 .xlsx），可以写多次`,
    en: `Usage: employment-rubrics score <file.xlsx>… [options]

Options:
  --rubric <file>        a rubric of your own (.json or .xlsx); may be given several times`,
  }),
  facts: () => ({
    zh: `用法：employment-rubrics facts <名单> [选项]

读取毕业生名单（.xlsx，或 .csv 等文本；一人一行），按单位、学历和日期统计基础数据，并列出名单里的问题。
名单不动；输出里没有任何人的姓名和号码。

选项：
  --sheet <工作表>          名单所在的工作表，默认认出列数最多的一张
  --column <列>=<表头>      指定一列，可以写多次。列：${COLUMN_KEYS.join("、")}
  --flag <名称>=<表头>      统计一个是/否列，例如 注册=平台注册，可以写多次
  --units <名单.txt>        单位名单，每行一个
  --map <去向对照.json>     学校自己的去向算什么，例如 {"考研":"80"}
  --region <省市或代码>     统计留在当地就业的人数，可以写多次
  --until <日期>            截至这一天的落实情况，可以写多次
  --counted <日期>          统计的那一天，默认今天
  --reading <口径>=<选项>   可以写多次，不写的用默认口径：
${readings()}
  --by unit|level           表格按单位还是按学历排列，默认按单位

退出码：0 没有问题；1 名单有问题，或有去向待确认；2 命令写错，或名单读不了`,
    en: `Usage: employment-rubrics facts <list> [options]

Reads a list of graduates (.xlsx, or a text such as .csv; a row a person), counts it by unit, degree level and date, and
says what is wrong with it. The list is not changed; no name or number of a person is printed.

Options:
  --sheet <sheet>              the sheet of the list; by default that with most columns recognised
  --column <key>=<header>      names a column; may be given several times. Keys: ${COLUMN_KEYS.join(", ")}
  --flag <name>=<header>       counts a yes/no column; may be given several times
  --units <list.txt>           the roster of units, one a line
  --map <table.json>           what the school's own destinations count as, such as {"考研":"80"}
  --region <name|code>         counts who stayed there; may be given several times
  --until <date>               counts what was settled up to a day; may be given several times
  --counted <date>             the day of counting; default: today
  --reading <reading>=<option> may be given several times; others take their default:
${readings()}
  --by unit|level              order of the table; default: unit

Exit codes: 0 nothing found; 1 findings, or destinations left open; 2 a mistake in the command, or a list that cannot be read`,
  }),
  send: () => ({
    zh: `用法：employment-rubrics send <文件.xlsx>… [选项]

原文件不动，另存为“<文件>（发送）.xlsx”。

选项：
  --freeze           固定为当前数值，不再计算；restore 仍可换回
  -o, --out <文件>   另存到这里（只有一个文件时）
  --force            覆盖已有的文件`,
    en: `Usage: employment-rubrics send <file.xlsx>… [options]

The file itself is not changed; the result is “<file>（发送）.xlsx”.

Options:
  --freeze           fix the present values; restore turns them back all the same
  -o, --out <file>   where to save (for a single file)
  --force            overwrite a file that is there`,
  }),
  restore: () => ({
    zh: `用法：employment-rubrics restore <文件.xlsx>… [选项]

原文件不动，另存为“<文件>（还原）.xlsx”。

选项：
  -o, --out <文件>   另存到这里（只有一个文件时）
  --force            覆盖已有的文件`,
    en: `Usage: employment-rubrics restore <file.xlsx>… [options]

The file itself is not changed; the result is “<file>（还原）.xlsx”.

Options:
  -o, --out <file>   where to save (for a single file)
  --force            overwrite a file that is there`,
  }),
  check: () => ({
    zh: `用法：employment-rubrics check [文件…]

检查考核表文件（.json，或底稿 .xlsx）的格式、合计、编号与公式，并列出条文中的空档、重叠和未定之处。`,
    en: `Usage: employment-rubrics check [file…]

Checks the shape, sums, ids and formulas of rubric files (.json, or .xlsx as a rubric), and lists gaps, overlaps and open questions in their clauses.`,
  }),
  draft: () => ({
    zh: `用法：employment-rubrics draft <考核表.xlsx|.docx> --out <底稿.xlsx> [选项]
      employment-rubrics draft --from <考核表> --out <底稿.xlsx>

读文件里的考核表（Excel 或 Word 里的表格），写成底稿：一个工作簿，照原样印着考核表，右边是每一项的计分规则、要填的数据、
把握和举例。规则只是建议：逐行核对，在“确认”列写“√”后才算数。各级指标、分值、加分减分和否决、合计都从表上认出，
对不上的逐条问，不改。改几个数就是明年的考核表；凡是要考核表文件的地方，都可以给底稿。

选项：
  --sheet <工作表>       考核表所在的工作表，默认第一张有考核表的
  --table <第几张>       表里或文档里的第几张，默认第一张
  --from <考核表>        不读文件，写官方考核表或考核表文件（.json 或底稿 .xlsx）
  -o, --out <底稿.xlsx>  写到这里
  --force                覆盖已有的文件

退出码：0 写成，没有要问的；1 写成，有要问的；2 命令写错，或没有找到考核表`,
    en: `Usage: employment-rubrics draft <table.xlsx|.docx> --out <workbook.xlsx> [options]
       employment-rubrics draft --from <rubric> --out <workbook.xlsx>

Reads the official table of a workbook or of a Word document, and writes it as a workbook that is a rubric: the table as it
is printed, and right of it the rule that is proposed for each row, its facts, how sure it is, an example. No rule is in
force before a person confirmed its row. Levels, points, kinds and sums are read from the table; what does not agree is
asked, never mended. Such a workbook is taken wherever a rubric's file is.

Options:
  --sheet <sheet>            the sheet of the table; the first that has one
  --table <number>           which table of the sheet or document; the first
  --from <rubric>            writes an official rubric, or a rubric file (.json or .xlsx), instead
  -o, --out <workbook.xlsx>  where to write
  --force                    overwrite a file that is there

Exit codes: 0 written, nothing to ask; 1 written, with questions; 2 a mistake in the command, or no table`,
  }),
  clause: () => ({
    zh: `用法：employment-rubrics clause <评分标准>… [选项]
      employment-rubrics clause --file <清单.json> [选项]

读评分标准的原话，提出计分规则、要填的数据、一个算好的例子和文中没有说定的问题。规则只是建议，由人确认。

选项：
  --points <分值>   这一项的分值
  --kind <类别>     scored 计分、bonus 加分、minus 减分、veto 否决；不写则从原话判断
  --file <清单>     多句一起读：[{"sentence":"…","points":5,"kind":"scored"}]，没有分值的写 null

退出码：0 读完；1 清单读不了；2 命令写错`,
    en: `Usage: employment-rubrics clause <sentence>… [options]
       employment-rubrics clause --file <list.json> [options]

Reads scoring sentences as a document prints them, and proposes the rule, its facts, a worked example and the questions
that the sentence leaves open. A proposal is for a person to confirm.

Options:
  --points <points>   the points of the row
  --kind <kind>       scored, bonus, minus or veto; without it the sentence decides
  --file <list>       several sentences: [{"sentence":"…","points":5,"kind":"scored"}], null where there are no points

Exit codes: 0 read; 1 the list cannot be read; 2 a mistake in the command`,
  }),
  receipt: () => ({
    zh: `用法：employment-rubrics receipt <文件.xlsx> --key <项> [选项]

说明一个得分从哪里来：条款原文、数据和所在的格、怎样计算、用了哪个口径、换一个口径会怎样。

选项：
  --key <项>        指标或汇总表列的编号，或 total
  --kind <类>       ${RECEIPT_KINDS}
  --stage <阶段>    评分阶段，例如 self；默认计入结果的阶段
  --unit <单位>     文件里有几个单位时，哪一个
  --rubric <文件>   自己的考核表（.json 或底稿 .xlsx），可以写多次`,
    en: `Usage: employment-rubrics receipt <file.xlsx> --key <key> [options]

Says where a figure comes from: the clause, the facts with their cells, the arithmetic, the reading and what others would give.

Options:
  --key <key>       id of a criterion or of a roster's column, or total
  --kind <kind>     ${RECEIPT_KINDS}
  --stage <stage>   such as self; by default the one that counts
  --unit <unit>     which one, where the file holds several
  --rubric <file>   a rubric of your own (.json or .xlsx); may be given several times`,
  }),
  notice: () => ({
    zh: `用法：employment-rubrics notice <种类> <文件或文件夹>… --out <文件夹> [选项]

从汇总表或评分表出年终文书，每份一个 .docx（或 .xlsx）。没有全部定稿的，标题带“（草稿）”。种类：
  publicity   公示            awards      表彰名单
  subsidy     奖补名单        unit        考核结果通知，每个单位一份
  comparison  年度比较，往年的评分表用 --last 给出

选项：
  --issuer <单位> --date <日期>    落款单位和日期，默认考核文件的发文单位、今天
  --start <日期> --days <天数>     公示期的第一天和工作日数，默认 5 个工作日
  --holiday <日期>…                不上班的日子，可以写多个
  --workday <日期>…                调休上班的日子，可以写多个
  --contact --phone --supervision --address --email   联系人、联系电话、监督电话、地址、邮箱
  --deadline <日期>                单位提出异议的期限
  --no-scores                      公示不写得分
  --no-rank                        通知不写名次
  --last <文件或文件夹>…           往年的评分表，连本年最多五个年度
  --template <文件.docx>           用单位自己的公文纸：正文放在“{{正文}}”那一段
  --format docx|xlsx               默认 docx
  --rubric <文件>                  自己的考核表（.json 或底稿 .xlsx），可以写多次
  -o, --out <文件夹>               放在这里
  --force                          覆盖已有的文件

退出码：0 写成，没有要注意的；1 写成，有要注意的，或没有写成；2 命令写错`,
    en: `Usage: employment-rubrics notice <kind> <file or folder>… --out <folder> [options]

Writes the papers of the year's end of a roster or of cards, a .docx (or .xlsx) each. While anything is not signed, titles
end in （草稿）. Kinds: publicity, awards, subsidy, unit (one for each unit), comparison (earlier years with --last).

Options:
  --issuer <issuer> --date <date>  who signs, and when; by default the document's issuer, today
  --start <date> --days <number>   first day and working days of the period to object; 5 by default
  --holiday <date>…                days off; may be given several times
  --workday <date>…                days worked instead; may be given several times
  --contact --phone --supervision --address --email   where to object
  --deadline <date>                until when a unit may object
  --no-scores                      publish no scores
  --no-rank                        tell a unit no rank
  --last <file or folder>…         cards of earlier years, five years in all
  --template <file.docx>           the office's letterhead, with a paragraph {{正文}}
  --format docx|xlsx               docx by default
  --rubric <file>                  a rubric of your own (.json or .xlsx); may be given several times
  -o, --out <folder>               where to write
  --force                          overwrite files that are there

Exit codes: 0 written, nothing to mind; 1 written with findings, or not written; 2 a mistake in the command`,
  }),
  capitals: () => ({
    zh: `用法：employment-rubrics capitals <金额>… [选项]

把金额写成大写，可以写成 1,000,050、１６００００、4万元。精确到分，不作四舍五入；负数、不足 1 分的和算式不接受。

选项：
  --unit 元|万元   没有写单位的金额是什么单位，默认元`,
    en: `Usage: employment-rubrics capitals <amount>… [options]

Writes amounts in Chinese capital numerals (大写); 1,000,050, １６００００ and 4万元 are read. Exact to the 分, never rounded:
what is negative, finer than that, or an expression is refused.

Options:
  --unit 元|万元   the unit of amounts that name none; 元 by default`,
  }),
};

export const help = (command: Command | null, language: Language): string =>
  command ? DETAILS[command](language)[language] : GENERAL[language];
