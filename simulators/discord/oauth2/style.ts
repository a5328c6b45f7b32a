/** Of the consent pages: like Discord's own, light and dark. */
export const style = `
:root { color-scheme: light dark; --page: #f2f3f5; --card: #ffffff; --text: #2e3338; --faint: #5c5e66; --line: #d5d7dc; --deed: #4752c4; --mark: #1a7f43; --wrong: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --page: #1e1f22; --card: #313338; --text: #f2f3f5; --faint: #b5bac1; --line: #4a4c52; --deed: #5865f2; --mark: #4fc27d; --wrong: #ff8a80; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1rem; background: var(--page); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; }
main { width: min(27rem, 100%); padding: 1.5rem; border-radius: 0.75rem; background: var(--card); box-shadow: 0 0.25rem 1.5rem rgb(0 0 0 / 20%); overflow-wrap: anywhere; }
h1 { margin: 0.5rem 0; font-size: 1.35rem; line-height: 1.3; text-align: center; }
h2 { margin: 1.25rem 0 0.5rem; font-size: 0.85rem; color: var(--faint); }
p { margin: 0.5rem 0; }
.sign { width: 4rem; height: 4rem; margin: 0 auto; display: grid; place-items: center; border-radius: 50%; background: var(--deed); color: #fff; font-size: 1.6rem; }
.faint { color: var(--faint); font-size: 0.875rem; text-align: center; }
.wrong { color: var(--wrong); }
ul { list-style: none; margin: 0; padding: 0; }
li { padding: 0.6rem 0; border-bottom: 1px solid var(--line); }
.allows li::before { content: "✓"; color: var(--mark); font-weight: bold; margin-right: 0.6rem; }
a { color: inherit; }
label { display: block; font-size: 0.875rem; margin-top: 1rem; }
select, input { width: 100%; min-height: 2.75rem; padding: 0 0.75rem; border: 1px solid var(--faint); border-radius: 0.35rem; background: var(--page); color: inherit; font: inherit; }
button { min-height: 2.75rem; padding: 0 1.25rem; border: 1px solid transparent; border-radius: 0.35rem; background: var(--deed); color: #fff; font: inherit; font-weight: 600; cursor: pointer; }
button.quiet { background: transparent; border-color: var(--faint); color: inherit; }
.people button { width: 100%; text-align: left; }
.people .about { font-weight: normal; font-size: 0.875rem; color: var(--faint); }
.people button { padding: 0.6rem 1rem; }
.people li { border: 0; padding: 0.25rem 0; }
.deeds { display: flex; justify-content: space-between; gap: 1rem; margin-top: 1.5rem; }
:focus-visible { outline: 3px solid var(--deed); outline-offset: 2px; }
`;
