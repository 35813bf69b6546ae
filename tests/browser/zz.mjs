import { chromium } from "playwright-core";
const b = await chromium.launch({executablePath:"/usr/bin/chromium"});
const p = await b.newPage(); p.on("console", m=>console.log(m.type(), m.text())); p.on("pageerror", e=>console.log("E",e));
p.on("response", r=>console.log(r.status(), r.url()));
await p.goto(process.argv[2]); await p.waitForTimeout(4000);
console.log(await p.evaluate(()=>document.querySelector("funding-flow").shadowRoot.textContent.slice(0,200)));
await b.close();
