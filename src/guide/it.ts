/** 部署: the guide for IT departments. How to set up a server stands in the release, in its README.md. */
import type { Chapter, Guide } from "./types";
import { both, steps, table, text } from "./write";

const data: Chapter = {
  title: { zh: "数据到哪里去：哪里也不去", en: "What data goes where: nowhere" },
  parts: [
    text(
      "加载项是一组网页，没有后台，没有数据库，没有统计代码。工作簿、名单、收回来的文件都只在用户那台电脑上处理。",
      "The add-in is a set of pages: no back end, no database, no analytics. Workbooks, lists and returned files are worked on in the user's own machine.",
    ),
    table(
      [
        { zh: "网页会连到", en: "The pages speak to" },
        { zh: "做什么", en: "What for" },
      ],
      [
        { zh: "本单位放加载项的网址", en: "the address that you host them at" },
        { zh: "载入网页、脚本、图标", en: "pages, scripts, icons" },
      ],
      [
        both("appsforoffice.microsoft.com"),
        {
          zh: "载入微软的 office.js（世纪互联是 appsforoffice.cdn.partner.office365.cn）",
          en: "Microsoft's office.js (21Vianet: appsforoffice.cdn.partner.office365.cn)",
        },
      ],
      [
        { zh: "其他网址", en: "anywhere else" },
        {
          zh: "没有。每个网页的 Content-Security-Policy 只允许上面两处，浏览器替您看守",
          en: "never: each page's Content-Security-Policy allows the two above, and the browser keeps to it",
        },
      ],
    ),
    text(
      "工作簿里有一张隐藏的工作表 _rubric：考核表的版本、口径、复核记录，没有毕业生的个人信息。语言、主题等少量设置存在浏览器里。",
      "Workbooks hold a hidden sheet, _rubric: version, readings and the record of reviews; nothing of a graduate. A few settings, such as the language, stay in the browser.",
    ),
  ],
};

const hosting: Chapter = {
  title: { zh: "放到服务器上", en: "Hosting" },
  parts: [
    steps(
      [
        "解开发布的压缩包，里面的 README.md 写了每一步，有 nginx、Apache、IIS 现成的设置。",
        "Unpack the release. Its README.md has each step, with settings for nginx, Apache and IIS.",
      ],
      [
        "需要一个 https 网址，证书为各单位电脑所信任。不需要数据库，不需要登录，不占多少资源。",
        "It takes an https address with a certificate that the offices' machines trust: no database, no login.",
      ],
      [
        "在 Microsoft 365 管理中心 → 设置 → 集成应用 → 上传自定义应用，交上 pages/manifest.xml，选哪些人能用。",
        "In the Microsoft 365 admin center: Settings → Integrated apps → Upload custom apps, give pages/manifest.xml, choose for whom.",
      ],
      [
        "请一位用户打开 Excel：开始选项卡上有“就业考核”，更多 → 自检 全部通过。",
        "Ask a user: 就业考核 stands on the Home tab, and More → Self-test passes.",
      ],
    ),
  ],
};

const closed: Chapter = {
  title: {
    zh: "内网、世纪互联、没有 Microsoft 365",
    en: "Closed networks, 21Vianet, no Microsoft 365",
  },
  parts: [
    table(
      [
        { zh: "情况", en: "Where" },
        { zh: "办法", en: "What works" },
      ],
      [
        { zh: "世纪互联运营的 Office 365", en: "Office 365 operated by 21Vianet" },
        {
          zh: "用 npm run release -- 网址 --officejs=世纪互联的 office.js 网址 做压缩包；只能由管理员集中部署",
          en: "make the zip with --officejs=…; only central deployment is offered there",
        },
      ],
      [
        { zh: "内网，能访问微软的网址", en: "an intranet that reaches Microsoft's address" },
        { zh: "放在内网的 https 网站即可", en: "an https site of the intranet is enough" },
      ],
      [
        { zh: "完全不能上网", en: "no internet at all" },
        {
          zh: "加载项用不了（office.js 必须来自微软）。用一台电脑上的命令行或 npm start 的网页做表、收表；发下去的 .xlsx 在 Excel、WPS 里自己能算",
          en: "no add-in, since office.js comes from Microsoft. Make and collect tables by the command line or the page of npm start; the .xlsx computes in Excel and WPS by itself",
        },
      ],
      [
        { zh: "Excel 2016、2019 批量许可，WPS", en: "Excel 2016 and 2019 (volume licence), WPS" },
        { zh: "同上，用 .xlsx", en: "likewise: the .xlsx" },
      ],
    ),
  ],
};

const updates: Chapter = {
  title: { zh: "版本和更新", en: "Versions and updates" },
  parts: [
    steps(
      [
        "更新：用新压缩包里的 pages/ 替换服务器上的文件。用户下次打开 Excel 就是新的；函数说明 Excel 最多缓存 24 小时。",
        "To update replace the files by the new pages/. The next start of Excel has them; Excel keeps the functions' description for up to 24 hours.",
      ],
      [
        "manifest.xml 变了（CHANGELOG.md 会写明）才需要在管理中心再上传一次。",
        "The manifest needs to be uploaded again only where it changed; CHANGELOG.md says so.",
      ],
      [
        "退回：把旧的 pages/ 放回去。旧工作簿在新版本里、新工作簿在旧版本里都会先说版本不同。",
        "To go back put the old pages/ there again. A workbook of another version is told as such, either way.",
      ],
      [
        "同样的源码做出的压缩包每个字节都相同，发布时给出 SHA-256，可以自己核对。",
        "The same sources give the same zip, byte for byte, and its SHA-256 is told: check it.",
      ],
      [
        "用到的开源软件和许可在 licences.txt，没有一个要求公开您的内容。",
        "The open-source software within is listed in licences.txt; none asks anything of your own content.",
      ],
    ),
  ],
};

export const itGuide: Guide = {
  title: { zh: "信息部门", en: "For IT departments" },
  intro: {
    zh: "部署一次，全单位可用。这里回答安全审查会问的事。",
    en: "Set up once for the whole organisation. Here is what a security review asks.",
  },
  chapters: [data, hosting, closed, updates],
};
