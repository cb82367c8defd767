import type { Browser } from 'playwright-core';
import type { Print, Render } from '../model/ports.ts';
import { prepareStart, QUIET_FLAGS } from './chromiumStart.ts';
import { type Locate, type LoopbackProxy, openLoopbackProxy } from './loopbackProxy.ts';
import { printPage } from './printPage.ts';

export type OpenBrowser = {
  readonly render: Render;
  readonly print: Print;
  /** False = this machine could not start Chromium sandboxed (root without another user to become): say so. */
  readonly sandbox: boolean;
  close(): Promise<void>;
};

export type BrowserOptions = {
  readonly executablePath: string;
  /** Whom root becomes to start Chromium; `nobody` when absent. */
  readonly asUser?: string;
  /** The crawl's address check (Http.locate). Without it the browser reaches nothing: enough for printing. */
  readonly locate?: Locate;
};

/** One Chromium behind the ports Render and Print. Nothing is started before it is needed. */
export async function openBrowser({
  executablePath,
  asUser,
  locate = refuseAll,
}: BrowserOptions): Promise<OpenBrowser> {
  const start = prepareStart(executablePath, asUser);
  let proxy: Promise<LoopbackProxy> | undefined;
  let printer: Promise<Browser> | undefined;
  const proxyOnce = (): Promise<LoopbackProxy> => (proxy ??= openLoopbackProxy(locate));
  const launchPrinter = async (): Promise<Browser> => {
    const { chromium } = await import('playwright-core');
    return chromium.launch({
      executablePath: start.executablePath,
      chromiumSandbox: start.sandbox,
      args: [...QUIET_FLAGS, '--proxy-bypass-list=<-loopback>'],
      proxy: { server: (await proxyOnce()).url },
    });
  };
  const printerOnce = (): Promise<Browser> => (printer ??= launchPrinter());
  // One rendering at a time: a browser holds hundreds of megabytes.
  let queue: Promise<unknown> = Promise.resolve();
  return {
    sandbox: start.sandbox,
    render(url, options) {
      const turn = queue.then(async () => {
        // Crawlee takes half a second to load: not for every command that can print.
        const { renderPage } = await import('./renderPage.ts');
        const proxy = await proxyOnce();
        return renderPage(url, options, { executablePath: start.executablePath, sandbox: start.sandbox, proxy });
      });
      queue = turn.catch(() => undefined);
      return turn;
    },
    print: async (html, pdfPath, options) => printPage(await printerOnce(), html, pdfPath, options),
    async close() {
      await queue.catch(() => undefined);
      await printer?.then((browser) => browser.close()).catch(() => undefined);
      await proxy?.then((open) => open.close()).catch(() => undefined);
      start.close();
    },
  };
}

const refuseAll: Locate = () =>
  Promise.resolve({ is: 'failure', code: 'address-forbidden', detail: 'this browser has no network' });
