/** Sentences that were written down, with what they say, after the mends that those of bureaus asked for, and before any of these was tried. */
import type { Sentence } from "./sentences";

export const LATER: readonly Sentence[] = [
  [
    "专兼职就业工作人员与毕业生之比不低于1:500，达到得4分，否则不得分。",
    4,
    "IF(500*a>=b,points,0)",
  ],
  ["生均就业经费排名全省同类院校前20%得5分，前21%—50%得3分，其他得1分。", 5, null],
  ["学院初次毕业去向落实率位列全校后三位的扣3分。", null, "IF(a<=SMALL(peers.a,3),3,0)", "minus"],
  ["校园安全责任事故为零得3分，每发生1起扣1分。", 3, "RUBRIC.DEDUCT(points,a,1)"],
  ["没有学生投诉的得2分，有投诉的每起扣0.5分。", 2, "RUBRIC.DEDUCT(points,a,0.5)"],
  ["未发生重大网络舆情的得满分，否则不得分。", 3, "IF(RUBRIC.VETO(a),0,points)"],
  ["网签率最高的学院得满分，其余学院按与最高值的比例计分。", 5, "points*a/MAX(peers.a)"],
  ["每季度至少报送1篇工作信息，每缺1个季度扣1分。", 4, "MAX(0,points-SUMPRODUCT((a<1)*1))"],
  [
    "上半年完成任务的50%，下半年完成100%，每有一个半年未完成扣2分。",
    4,
    "MAX(0,points-SUMPRODUCT((a<{0.5;1})*2))",
  ],
  [
    "就业满意度达85%以上不扣分，每下降1个百分点（不足1个百分点按1个百分点计算）扣0.5分。",
    5,
    'RUBRIC.SHORTFALL(points,a,85%,1%,0.5,"started")',
  ],
  ["用人单位评价90分以上得满分，每低1分扣0.2分。", 4, "RUBRIC.SHORTFALL(points,a,90,1,0.2)"],
  ["信息差错率控制在3‰以内得2分，超过的不得分。", 2, "IF(a<=0.3%,points,0)"],
  [
    "开展职业规划讲座不少于6场，企业进校宣讲不少于20场，每少1场扣0.2分。",
    5,
    "MAX(0,points-0.2*(MAX(0,6-a)+MAX(0,20-b)))",
  ],
  [
    "满意度≥95%得满分，≤75%不得分，其间按线性插值法计算。",
    10,
    "points*MIN(1,MAX(0,(a-75%)/(95%-75%)))",
  ],
  ["每低于85%1个百分点扣0.5分，扣完为止。", 5, "RUBRIC.SHORTFALL(points,a,85%,1%,0.5)"],
  ["第1名得5分，每降低一个名次扣0.2分。", 5, "MAX(0,points-0.2*(RUBRIC.RANK(a,peers.a)-1))"],
  [
    "在国家级媒体刊发经验文章的，每篇加2分；在省级媒体刊发的，每篇加1分；最高5分。",
    null,
    "RUBRIC.BONUS(a,{2;1},5)",
    "bonus",
  ],
  [
    "建立工作台账（1分）；台账更新不少于4次（2分）；管理规范、效果明显（2分）。",
    5,
    "1:IF(RUBRIC.VETO(a),points,0)|2:RUBRIC.MEETS(points,b,4)|2:judged",
  ],
  [
    "制度健全得1分；执行情况由考核小组综合评定，最高4分。",
    5,
    "1:IF(RUBRIC.VETO(a),points,0)|4:judged",
  ],
  [
    "就业工作会议每学期不少于2次，得2分；就业帮扶成效由评审专家打分，满分3分。",
    5,
    "2:IF(MIN(a)>=2,points,0)|3:judged",
  ],
  ["因工作失误被上级通报批评的，每次扣2分；情节严重的，一票否决。", null, null, "minus"],
  [
    "落实率80%（含）以上得满分，70%—80%得8分，70%以下得0分。",
    10,
    "RUBRIC.BAND(a,{0.7,0.8},{8,10})",
  ],
  [
    "校级领导带队走访企业不少于10家，每少1家扣0.5分；学院领导走访不少于5家，每少1家扣0.5分。",
    5,
    null,
  ],
  ["年度就业工作计划、总结齐全得2分，缺一项扣1分。", 2, "RUBRIC.DEDUCT(points,a,1)"],
  ["出现群体性就业投诉的，本项不得分。", 3, "IF(RUBRIC.VETO(a),0,points)"],
  [
    "签约率比上年每提高1个百分点加0.5分，最多加3分。",
    null,
    "RUBRIC.GROWTH(a,last.a,1%,0.5,3)",
    "bonus",
  ],
  ["达标得5分，基本达标得3分，不达标不得分。", 5, 'IF(a="达标",5,IF(a="基本达标",3,0))'],
  [
    "招聘会参会企业数与毕业生数之比低于1:50的不得分，达到1:50的得3分，达到1:30的得5分。",
    5,
    "IF(30*a>=b,5,IF(50*a>=b,3,0))",
  ],
  ["考核排名末位的扣2分。", null, "IF(a<=SMALL(peers.a,1),2,0)", "minus"],
  ["提供虚假证明材料的，发现一例扣5分。", null, "RUBRIC.BONUS(a,5)", "minus"],
];
