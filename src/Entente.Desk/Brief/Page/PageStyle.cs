namespace Entente.Desk.Brief.Page;

/// <summary>The style sheet of the brief: light and dark, phone and paper, no network.</summary>
internal static class PageStyle
{
    internal const string Css = """
        :root{color-scheme:light dark;--paper:#ffffff;--ink:#1b1f24;--soft:#4d5763;--line:#cfd6dd;--wash:#f3f5f8;--link:#0b4fa0;--mark:#8a3b12;--good:#11643a;--hit:#fff3c4}
        @media (prefers-color-scheme:dark){:root{--paper:#14171b;--ink:#e8ebef;--soft:#aab4bf;--line:#3b444e;--wash:#1d2228;--link:#8fbcff;--mark:#f0a878;--good:#7fd1a3;--hit:#4a4010}}
        *{box-sizing:border-box}
        html{-webkit-text-size-adjust:100%;scroll-behavior:auto}
        body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.55 Georgia,"Noto Serif","Times New Roman",serif}
        main,header,footer,nav{max-width:54rem;margin:0 auto;padding:0 1.1rem}
        header{padding-top:2rem}
        h1{font-size:1.75rem;line-height:1.2;margin:0 0 .3rem}
        h2{font-size:1.35rem;line-height:1.25;margin:2.6rem 0 .5rem;padding-top:.7rem;border-top:2px solid var(--ink)}
        h3{font-size:1.08rem;margin:1.5rem 0 .35rem}
        h4{font-size:1rem;margin:1.2rem 0 .3rem}
        p{margin:.5rem 0}
        .kicker,.meta,caption,th,td,nav,.tag,.small,summary,footer{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
        .kicker{letter-spacing:.06em;text-transform:uppercase;font-size:.78rem;color:var(--soft);margin:0 0 .4rem}
        .meta,.small,footer{font-size:.86rem;color:var(--soft)}
        .lead{color:var(--soft)}
        nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1rem;list-style:none;padding:0;margin:1rem 0 0;font-size:.88rem}
        a{color:var(--link)}
        a:focus-visible,summary:focus-visible,.scroll:focus-visible{outline:3px solid var(--link);outline-offset:2px}
        .skip{position:absolute;left:-999rem}.skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.4rem}
        .answer{border:1px solid var(--line);border-left:6px solid var(--ink);padding:.8rem 1.1rem;margin:1rem 0;background:var(--wash)}
        .answer h3{margin-top:.1rem}
        .answer .said{font-size:1.12rem}
        .answer .path{font-size:.95rem}
        .big{font:600 1.5rem/1.1 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
        .tag{display:inline-block;font-size:.74rem;border:1px solid var(--line);border-radius:3px;padding:0 .35rem;color:var(--soft);white-space:nowrap}
        .warn{color:var(--mark)}
        .scroll{overflow-x:auto;margin:.7rem 0}
        table{border-collapse:collapse;width:100%;font-size:.86rem}
        caption{text-align:left;color:var(--soft);font-size:.84rem;padding-bottom:.3rem}
        th,td{text-align:left;vertical-align:top;padding:.32rem .55rem;border-bottom:1px solid var(--line)}
        thead th{border-bottom:2px solid var(--soft)}
        tbody th{font-weight:500}
        td.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
        td.d{white-space:nowrap}
        .two{display:grid;grid-template-columns:1fr 1fr;gap:0 1.6rem}
        .two>div{min-width:0}
        blockquote{margin:.4rem 0;padding-left:.8rem;border-left:3px solid var(--line)}
        details{margin:.6rem 0}
        summary{cursor:pointer;font-size:.92rem;color:var(--link)}
        figure{margin:1rem 0}
        svg{max-width:100%;height:auto}
        .text p{margin:.6rem 0}
        .text span:target,tr:target,li:target{background:var(--hit)}
        sup.s{font-size:.62rem;color:var(--soft);font-family:system-ui,sans-serif}
        code,pre{font-family:ui-monospace,"Cascadia Mono","DejaVu Sans Mono",monospace;font-size:.84rem;overflow-wrap:anywhere}
        pre{white-space:pre-wrap;background:var(--wash);padding:.6rem .8rem}
        ul,ol{padding-left:1.3rem}
        li{margin:.25rem 0}
        footer{padding:2rem 1.1rem 3rem}
        @media (max-width:40rem){body{font-size:16px}.two{grid-template-columns:1fr}h1{font-size:1.4rem}th,td{padding:.3rem .4rem}}
        @media print{:root{color-scheme:light;--paper:#fff;--ink:#000;--soft:#333;--line:#999;--wash:#fff;--link:#000;--mark:#000;--good:#000}body{font-size:10.5pt}nav,.skip{display:none}
        main,header,footer{max-width:none;padding:0}h2{break-after:avoid}h3{break-after:avoid}figure,tr,.answer,blockquote{break-inside:avoid}.scroll{overflow:visible}details:not([open])>*:not(summary){display:block}
        section#answers a[href^="http"]::after{content:" <" attr(href) ">";font-size:.8em;overflow-wrap:anywhere}@page{margin:18mm 16mm}}
        """;
}
