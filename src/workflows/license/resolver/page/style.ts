import { createHash } from "node:crypto"

/**
 * The one sheet of every page. It never changes with the request, so that its hash can stand in the
 * Content-Security-Policy. Colours keep 4.5:1 against what they stand on, in both schemes.
 */
export const STYLE = `
:root{color-scheme:light dark;--page:#f4f5f7;--card:#fff;--ink:#16181d;--soft:#535a66;--line:#d5d9e0;--field:#7b8391;
--accent:#1f4fd8;--on-accent:#fff;--good:#0b6b3a;--good-bg:#e3f5ea;--info:#17498f;--info-bg:#e4eefb;
--warn:#7a4b00;--warn-bg:#fdf0d5;--bad:#a1161d;--bad-bg:#fde6e6}
@media (prefers-color-scheme:dark){:root{--page:#101216;--card:#1a1d23;--ink:#f0f2f5;--soft:#aab1bd;--line:#343a45;
--field:#858d9b;--accent:#8fb0ff;--on-accent:#0c1530;--good:#7fe0a8;--good-bg:#12321f;--info:#9cc4ff;--info-bg:#142a47;
--warn:#ffd27d;--warn-bg:#3a2a08;--bad:#ffa3a6;--bad-bg:#431417}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--ink);
font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans SC","Noto Sans CJK SC",sans-serif;
overflow-wrap:anywhere}
header,main,footer{max-width:40rem;margin:0 auto;padding:0 1rem}
header{display:flex;justify-content:space-between;align-items:center;gap:1rem;min-height:3rem}
.brand{display:flex;align-items:center;gap:.5rem;font-weight:600;color:var(--soft);margin:0}
.brand svg{width:1.25rem;height:1.25rem}
a{color:var(--accent)}
header a{padding:.5rem 0;font-weight:600;text-underline-offset:.2em}
main{display:grid;gap:1rem;padding-bottom:1rem}
section,.fold{background:var(--card);border:1px solid var(--line);border-radius:1rem;padding:1rem 1.125rem;min-width:0}
h1{font-size:1.5rem;line-height:1.25;margin:0;text-wrap:balance}
h2{font-size:1.0625rem;line-height:1.35;margin:0 0 .5rem}
p{margin:.5rem 0 0}
.verdict{text-align:center;padding:1.5rem 1.125rem;border-width:2px;border-color:currentColor}
.verdict svg{display:block;width:4.5rem;height:4.5rem;margin:0 auto .75rem}
.verdict p{color:var(--ink);text-wrap:pretty}
.verdict .advice{font-weight:600}
.good{background:var(--good-bg);color:var(--good)}
.info{background:var(--info-bg);color:var(--info)}
.warn{background:var(--warn-bg);color:var(--warn)}
.bad{background:var(--bad-bg);color:var(--bad)}
.plain{color:var(--info)}
.item{display:flex;gap:1rem;align-items:flex-start}
.item>div{min-width:0}
.item img{flex:none;width:5.5rem;height:5.5rem;object-fit:cover;border-radius:.5rem;border:1px solid var(--line)}
.eyebrow{margin:0;color:var(--soft);font-size:.875rem}
.title{font-size:1.25rem;line-height:1.3;font-weight:700;margin:0}
.badge{display:inline-block;margin-top:.5rem;padding:.125rem .625rem;border-radius:1rem;background:var(--info-bg);color:var(--info);font-size:.875rem;font-weight:600}
dl{display:grid;grid-template-columns:minmax(7rem,auto) minmax(0,1fr);gap:.375rem 1rem;margin:.875rem 0 0}
dt{color:var(--soft)}
dd{margin:0}
.ring dl{grid-template-columns:minmax(0,1fr);gap:0}
.ring dt{margin-top:.5rem;font-size:.875rem}
.ring dd{font:600 1.125rem/1.5 ui-monospace,"SF Mono",Menlo,Consolas,"Noto Sans Mono",monospace;letter-spacing:.04em}
ul{margin:0;padding-left:1.25rem}
li+li{margin-top:.375rem}
label,.label{display:block;font-weight:600;margin:.875rem 0 .25rem}
.hint{color:var(--soft);font-size:.875rem;font-weight:400;margin:0 0 .25rem}
input,select,textarea,button{font:inherit;width:100%;min-height:2.875rem;border-radius:.625rem}
input,select,textarea{padding:.5rem .75rem;border:1px solid var(--field);background:var(--page);color:var(--ink)}
textarea{min-height:6rem;resize:vertical}
.code{text-transform:uppercase;letter-spacing:.06em}
button,.button{display:block;margin-top:1rem;padding:.625rem 1rem;border:0;background:var(--accent);color:var(--on-accent);font-weight:600;text-align:center;text-decoration:none;cursor:pointer}
.button{margin:0;border-radius:.625rem}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
summary{font-size:1.0625rem;font-weight:700;cursor:pointer;padding:.25rem 0}
footer{padding-bottom:2rem;color:var(--soft);font-size:.875rem}
footer h2{font-size:.875rem;margin:0}
footer p{margin:.25rem 0 0}
@media (min-width:48rem){main{gap:1.25rem}section,.fold{padding:1.25rem 1.5rem}h1{font-size:1.875rem}
.item img{width:8rem;height:8rem}.ring dl{grid-template-columns:minmax(11rem,auto) minmax(0,1fr);gap:.25rem 1rem}.ring dt{margin:0;line-height:1.6875rem;grid-column:1}.ring dd{grid-column:2}}
@media print{.fold,form{display:none}}
`

/** For `style-src`. */
export const STYLE_HASH = `sha256-${createHash("sha256").update(STYLE).digest("base64")}`
