import { type PageSize, plainBranding, type RenderBranding } from "../export-source.ts";

/** The whole style sheet of an exported page: light, dark, narrow and printed. */
export const styleSheet = `
:root{color-scheme:light dark;--ground:light-dark(#f8f4eb,#0f0e0c);--sheet:light-dark(#fdfbf7,#151412);--sunken:light-dark(#f3ede2,#1f1d1a);--line:light-dark(#e1dacb,#2c2925);--line-strong:light-dark(#ccc5b7,#423f39);--ink:light-dark(#1f1c16,#f0ece5);--ink-2:light-dark(#504b41,#bbb7ae);--ink-3:light-dark(#696358,#9a958d);--lapis:light-dark(#1e4ea5,#89b4f5);--lapis-deep:light-dark(#12326f,#c9dcfb);--gold:light-dark(#c48a22,#dfaf59);--gold-ink:light-dark(#7b5400,#e6b55f);--code-keyword:light-dark(#8a2f4f,#f09ab5);--code-string:light-dark(#2f6b3a,#8fd19a);--code-type:light-dark(#0f6670,#7fd3dd);
--serif:"Source Serif 4","Source Serif Pro",Georgia,"Noto Serif CJK KR","Noto Naskh Arabic",serif;--sans:Inter,system-ui,-apple-system,"Segoe UI","Malgun Gothic","Noto Sans CJK KR",sans-serif;--mono:"JetBrains Mono",ui-monospace,"SF Mono",Menlo,Consolas,monospace}
*{box-sizing:border-box}
html{background:var(--ground);color:var(--ink);font:1.0625rem/1.65 var(--serif);-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0;display:grid;grid-template-columns:minmax(0,1fr);justify-content:center}
a{color:var(--lapis);text-decoration-thickness:.06em;text-underline-offset:.18em}
a:focus-visible,.table:focus-visible,summary:focus-visible{outline:2px solid var(--lapis);outline-offset:2px;border-radius:2px}
.cover,main,.contents{width:100%;max-width:52rem;margin-inline:auto;padding-inline:clamp(1.25rem,4vw,3.5rem)}
.cover,main{background:var(--sheet)}
.cover{border-top:6px solid var(--lapis-deep);padding-top:3rem;padding-bottom:2rem}
.cover p{margin:0}.cover .note{margin-top:1.2rem}.organization{font:500 .875rem var(--sans);color:var(--ink-2)}
.kind{font:600 .875rem var(--sans);color:var(--gold-ink);margin-top:2.5rem!important;display:flex;align-items:center;gap:.5rem}
.kind::before,.req::before{content:"";flex:none;display:inline-block;width:.22em;height:.95em;border-radius:1px;background:var(--gold);transform:skewX(-14deg)}
.cover h1{font-size:clamp(1.9rem,6vw,3rem);line-height:1.12;letter-spacing:-.015em;margin:.6rem 0 .8rem;color:var(--lapis-deep);text-wrap:balance;overflow-wrap:anywhere}
.control{margin:2rem 0 0;font:.8125rem/1.5 var(--sans);border-top:1px solid var(--line)}
.control div{display:grid;grid-template-columns:8.5rem minmax(0,1fr);gap:1rem;padding:.4rem 0;border-bottom:1px solid var(--line)}
.control dt{color:var(--ink-3)}.control dd{margin:0;overflow-wrap:anywhere}
.contents{background:var(--sheet);font:.875rem/1.5 var(--sans);padding-bottom:1rem}
.contents summary{cursor:pointer;font-weight:600;padding:.6rem 0;color:var(--ink)}
.contents ol{list-style:none;margin:0;padding:0}.contents li{padding:.14rem 0}.contents a{color:var(--ink-2);text-decoration:none;overflow-wrap:anywhere}.contents a:hover{color:var(--lapis);text-decoration:underline}
.contents .l1{font-weight:560;margin-top:.35rem}.contents .l1 a{color:var(--ink)}.contents .l2{padding-inline-start:1rem}.contents .l3{padding-inline-start:2rem}
main{padding-top:1rem;padding-bottom:4rem;min-width:0}
:lang(ko){word-break:keep-all;overflow-wrap:anywhere}
h1,h2,h3,h4,h5,h6,.cover p,.control dd,.contents li,th,td{text-align:-webkit-match-parent;text-align:match-parent}
h1,h2,h3,h4,h5,h6{line-height:1.25;margin:2.2em 0 .6em;text-wrap:balance;overflow-wrap:anywhere}
main>h1:first-child,main>h2:first-child{margin-top:1em}
main h1{font-size:1.75rem}main h2{font-size:1.5rem}main h3{font-size:1.2rem}main h4{font-size:1.06rem}main h5,main h6{font-size:1rem;color:var(--ink-2)}
p,ul,ol,blockquote,pre,.table{margin:0 0 1em}p,li,td,th,dd{overflow-wrap:break-word}
li>p{margin-bottom:.4em}li>ul,li>ol{margin-bottom:.2em}li.task{list-style:none}li.task>.box{margin-inline-start:-1.4em;display:inline-block;width:1.4em;font-family:var(--sans)}
blockquote{border-inline-start:3px solid var(--line-strong);margin-inline:0;padding-inline-start:1.1em;color:var(--ink-2)}
kbd{font:.84em var(--mono);border:1px solid var(--line-strong);border-bottom-width:2px;border-radius:4px;padding:.05em .35em}mark{background:light-dark(#fbeeb0,#5c4a12);color:inherit;padding-inline:.1em}sub,sup{font-size:.72em;line-height:0}
code,pre{font-family:var(--mono);font-size:.84em}
code{background:var(--sunken);border-radius:3px;padding:.1em .3em;overflow-wrap:anywhere}
pre{background:var(--sunken);border:1px solid var(--line);border-radius:6px;padding:.9em 1.1em;white-space:pre-wrap;overflow-wrap:anywhere;line-height:1.5;tab-size:4}
.t-keyword{color:var(--code-keyword)}.t-string{color:var(--code-string)}.t-number,.t-meta{color:var(--gold-ink)}.t-comment{color:var(--ink-3)}.t-name{color:var(--lapis)}.t-type{color:var(--code-type)}
.picture img,img.inline{max-width:100%;height:auto}img.inline{vertical-align:-.15em}.diagram img{background:#fff;border-radius:6px}@media screen{.diagram img{padding:.5rem;box-sizing:content-box;max-width:calc(100% - 1rem)}}
pre code{background:none;padding:0;font-size:1em}pre .language{display:block;text-align:end;font:.75rem var(--sans);color:var(--ink-3);margin-bottom:.2em}
.table{overflow-x:auto}
table{border-collapse:collapse;width:100%;font:.875rem/1.5 var(--sans)}
th,td{padding:.5em .7em;vertical-align:top;border-bottom:1px solid var(--line)}
td p,td ul,td ol,td pre{margin-bottom:.3em}td>:last-child{margin-bottom:0}th code,td code{overflow-wrap:break-word}td pre code{overflow-wrap:anywhere}
.text{min-width:6rem}.long{min-width:10rem}
thead th{background:var(--sunken);color:var(--ink-2);font-weight:600;border-top:1px solid var(--line-strong);border-bottom-color:var(--line-strong)}
.center{text-align:center}.right{text-align:end}
.req{font:500 .84em var(--mono);color:var(--gold-ink);white-space:nowrap}.req::before{margin-inline-end:.34em;vertical-align:-.1em}
hr{border:0;border-top:1px solid var(--line-strong);margin:2em 0}
sup a{text-decoration:none;font-family:var(--sans);padding-inline:.15em}
.notes{border-top:1px solid var(--line-strong);margin-top:3rem;font-size:.9rem;color:var(--ink-2)}
.notes p{margin-bottom:.3em}.back{text-decoration:none;font-family:var(--sans)}
@media (min-width:75rem){body{grid-template-columns:17rem minmax(0,52rem)}.cover{grid-column:2}.contents{grid-column:1;grid-row:1/span 3;position:sticky;top:0;align-self:start;max-height:100vh;overflow:auto;padding:2rem 1.25rem;background:none}main{grid-column:2}}
@media (max-width:30rem){html{font-size:1rem}.control div{grid-template-columns:6.5rem minmax(0,1fr)}td,th{padding:.45em .55em}.text{min-width:8rem}.long{min-width:14rem}ul,ol{padding-inline-start:1.4em}}
@media screen and (max-width:74.99rem){.contents ol{max-height:26rem;overflow:auto}}
@media print{:root{color-scheme:light}html{font-size:10.5pt;background:none}body{display:block}.cover,main,.contents{background:none;max-width:none;padding-inline:0}.cover{border:0;min-height:60vh}.contents{break-before:page;break-after:page}.contents summary{list-style:none}.contents ::details-content{content-visibility:visible;block-size:auto}.kind::before,.req::before,thead th,pre,code{-webkit-print-color-adjust:exact;print-color-adjust:exact}.contents a{color:inherit}h1,h2,h3,h4,h5,h6{break-after:avoid}tr,pre,blockquote{break-inside:avoid}thead{display:table-header-group}.table{overflow:visible}.text,.long{min-width:0}.breaks,.breaks code{overflow-wrap:anywhere}}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
`;

/** The paper that the page prints on. */
export function pageStyle(size: PageSize): string {
  return `@page{size:${size === "A4" ? "A4" : "letter"};margin:22mm 20mm}`;
}

/** The organization's colours; on a dark ground they are lightened to stay readable. */
export function brandStyle({ primaryColor, accentColor }: RenderBranding): string {
  const light = (color: string): string => `color-mix(in oklab,${color} 45%,white)`;
  const usual = plainBranding;
  const primary =
    primaryColor === usual.primaryColor
      ? ""
      : `--lapis-deep:light-dark(${primaryColor},${light(primaryColor)});`;
  const accent =
    accentColor === usual.accentColor
      ? ""
      : `--gold:light-dark(${accentColor},${light(accentColor)});`;
  return `.logo{max-width:16rem;max-height:5rem}.note{max-width:40rem;font-size:.9rem;color:var(--ink-2)}:root{${primary}${accent}}`;
}
