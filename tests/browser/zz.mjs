import { chromium } from "playwright-core";
import { createServer } from "node:http"; import { readFileSync } from "node:fs"; import { brotliCompressSync } from "node:zlib";
const S="/work/wt/package/dist/site/";
const js=readFileSync(S+"funding-flow.js","utf8");
const files={"/funding-flow.js":[js.replace(/, \{ integrity: "[^"]*" \}/,""),"text/javascript"],"/sri.js":[js,"text/javascript"],
 "/funding-flow_bg.wasm":[readFileSync(S+"funding-flow_bg.wasm"),"application/wasm"],
 "/a.json":[readFileSync(S+"examples/numpy-openblas.json"),"application/json"]};
console.log(files["/funding-flow.js"][0].length, js.length, brotliCompressSync(files["/funding-flow.js"][0]).length, brotliCompressSync(js).length);
for (const s of ["funding-flow","sri"]) files[`/${s}.html`]=[`<!doctype html><title>x</title><link rel=icon href="data:,"><script type="module" src="${s}.js"></script><funding-flow src="a.json"></funding-flow>`,"text/html"];
for (const k in files) files[k][0]=brotliCompressSync(files[k][0]);
const srv=createServer((q,r)=>{const f=files[q.url]; if(!f) return r.writeHead(404).end(); r.writeHead(200,{"Content-Type":f[1],"Content-Encoding":"br"}).end(f[0]);}); await new Promise(r=>srv.listen(0,"127.0.0.1",r));
const b = await chromium.launch({executablePath:"/usr/bin/chromium"});
const out={};
for (let i=0;i<7;i++) for (const s of i%2?["sri","funding-flow"]:["funding-flow","sri"]) {
 const c=await b.newContext(); const p=await c.newPage(); const cdp=await c.newCDPSession(p);
 if (process.argv[2]) { await cdp.send("Network.enable"); await cdp.send("Network.emulateNetworkConditions",{offline:false,latency:150,downloadThroughput:1.6e6/8,uploadThroughput:750e3/8});
 await cdp.send("Emulation.setCPUThrottlingRate",{rate:4}); }
 await p.addInitScript(()=>addEventListener("funding-flow-ready",()=>{window.t=performance.now()}));
 await p.goto(`http://127.0.0.1:${srv.address().port}/${s}.html`); await p.waitForFunction("window.t",null,{timeout:60000});
 (out[s]??=[]).push(Math.round(await p.evaluate("t"))); await c.close();
}
for (const s in out) console.log(s, out[s].sort((a,b)=>a-b)[3], out[s].join(" "));
await b.close(); srv.close();
