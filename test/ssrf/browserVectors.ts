/** Ways in which a page makes a browser connect to `URL` (http), `WS` (the same as a web socket) or `HOST` (host:port). */
export const BROWSER_VECTORS: Readonly<Record<string, string>> = {
  picture: '<img src="URL">',
  'picture of a set': '<img srcset="URL 2x"><picture><source srcset="URL"><img></picture>',
  script: '<script src="URL"></script>',
  module: '<script type="module" src="URL"></script><script type="module">import("URL").catch(() => 0)</script>',
  frame: '<iframe src="URL"></iframe>',
  'frame with a document of its own': `<iframe srcdoc="<img src='URL'><script src='URL'></script>"></iframe>`,
  'frames of old': '<frameset><frame src="URL"></frameset>',
  object: '<object data="URL"></object><embed src="URL">',
  media: '<video src="URL" autoplay></video><audio src="URL" autoplay></audio><video poster="URL"></video>',
  track: '<video><track src="URL" default></video>',
  style: '<link rel="stylesheet" href="URL"><style>@import "URL";</style>',
  'picture of a style': '<div style="background: url(URL); width: 9px; height: 9px">x</div>',
  font: '<style>@font-face { font-family: f; src: url(URL) } p { font-family: f }</style><p>x</p>',
  icon: '<link rel="icon" href="URL"><link rel="manifest" href="URL">',
  'asked for before': '<link rel="preload" as="script" href="URL"><link rel="modulepreload" href="URL">',
  'asked for ahead':
    '<link rel="prefetch" href="URL"><link rel="prerender" href="URL"><link rel="preconnect" href="URL"><link rel="dns-prefetch" href="URL">',
  speculation:
    '<script type="speculationrules">{"prefetch":[{"urls":["URL"],"eagerness":"immediate"}],"prerender":[{"urls":["URL"],"eagerness":"immediate"}]}</script>',
  'drawn by SVG': '<svg><image href="URL"/><use href="URL#x"/></svg>',
  fetch: '<script>fetch("URL", { mode: "no-cors" }).catch(() => 0)</script>',
  'fetch that outlives the page': '<script>fetch("URL", { mode: "no-cors", keepalive: true }).catch(() => 0)</script>',
  post: '<script>fetch("URL", { method: "POST", mode: "no-cors", body: "x" }).catch(() => 0)</script>',
  'request that needs leave':
    '<script>fetch("URL", { method: "PUT", headers: { "X-A": "1" } }).catch(() => 0)</script>',
  XHR: '<script>const r = new XMLHttpRequest(); r.open("GET", "URL"); r.onerror = () => 0; r.send();</script>',
  'XHR that blocks':
    '<script>try { const r = new XMLHttpRequest(); r.open("GET", "URL", false); r.send(); } catch {}</script>',
  beacon: '<script>navigator.sendBeacon("URL", "x")</script>',
  events: '<script>new EventSource("URL").onerror = () => 0</script>',
  socket: '<script>new WebSocket("WS").onerror = () => 0</script>',
  transport: '<script>try { new WebTransport("https://HOST/").ready.catch(() => 0) } catch {}</script>',
  peers:
    '<script>try { const p = new RTCPeerConnection({ iceServers: [{ urls: ["stun:HOST", "turn:HOST?transport=tcp", "turn:HOST?transport=udp"], username: "a", credential: "b" }] }); p.createDataChannel("x"); p.createOffer().then((o) => p.setLocalDescription(o)).catch(() => 0); } catch {}</script>',
  worker:
    '<script>new Worker(URL_.createObjectURL(new Blob([`importScripts("URL")`]))); new Worker(URL_.createObjectURL(new Blob([`fetch("URL", { mode: "no-cors" }).catch(() => 0); try { new WebSocket("WS") } catch {}`])));</script>',
  'shared worker':
    '<script>new SharedWorker(URL_.createObjectURL(new Blob([`fetch("URL", { mode: "no-cors" }).catch(() => 0)`])))</script>',
  'service worker': '<script>navigator.serviceWorker?.register("URL").catch(() => 0)</script>',
  worklet: '<script>CSS.paintWorklet?.addModule("URL").catch(() => 0)</script>',
  'a script in a blob':
    '<script>import(URL_.createObjectURL(new Blob([`import "URL"`], { type: "text/javascript" }))).catch(() => 0)</script>',
  refresh: '<meta http-equiv="refresh" content="0; url=URL">',
  location: '<script>setTimeout(() => { location.href = "URL"; }, 50)</script>',
  window: '<script>window.open("URL"); window.open("URL", "_blank", "noopener")</script>',
  'link that is clicked': '<a id="l" href="URL" target="_blank">x</a><script>l.click()</script>',
  'link that pings': '<a id="l" href="#x" ping="URL">x</a><script>l.click()</script>',
  download: '<a id="l" href="URL" download>x</a><script>l.click()</script>',
  'form by GET': '<form id="f" action="URL"><input name="a" value="1"></form><script>f.submit()</script>',
  'form by POST':
    '<form id="f" action="URL" method="post"><input name="a" value="1"></form><script>f.submit()</script>',
  'form into a frame':
    '<iframe name="t"></iframe><form id="f" action="URL" method="post" target="t"></form><script>f.submit()</script>',
  'report of a policy':
    '<meta http-equiv="Content-Security-Policy" content="img-src \'none\'; report-uri URL"><img src="/x.png">',
  'base of links': '<base href="URL"><img src="a.png"><script src="b.js"></script>',
};
