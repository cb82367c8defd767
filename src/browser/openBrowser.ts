import type { Browser } from 'playwright-core';
import type { Print, Render } from '../model/ports.ts';
import { prepareStart, QUIET_FLAGS } from './chromiumStart.ts';
import { type DeadEnd, openDeadEnd } from './openDeadEnd.ts';
import type { WarmCrawler } from './openWarmCrawler.ts';
import { printPage } from './printPage.ts';

export type OpenBrowser = {
  readonly render: Render;
  readonly print: Print;
  /** False = this machine could not start Chromium sandboxed (root without another user to become): say so. */
  readonly sandbox: boolean;
  /** Requests that Chromium tried to send past us, and that led nowhere. */
  refused(): Promise<readonly string[]>;
  close(): Promise<void>;
};

export type BrowserOptions = {
  readonly executablePath: string;
  /** Whom root becomes to start Chromium; `nobody` when absent. */
  readonly asUser?: string;
};

/** One Chromium behind the ports Render and Print, without any network. Nothing is started before it is needed. */
export async function openBrowser({ executablePath, asUser }: BrowserOptions): Promise<OpenBrowser> {
  const start = prepareStart(executablePath, asUser);
  let deadEnd: Promise<DeadEnd> | undefined;
  let printer: Promise<Browser> | undefined;
  let crawler: Promise<WarmCrawler> | undefined;
  const deadEndOnce = (): Promise<DeadEnd> => (deadEnd ??= openDeadEnd());
  const launchPrinter = async (): Promise<Browser> => {
    const { chromium } = await import('playwright-core');
    return chromium.launch({
      executablePath: start.executablePath,
      chromiumSandbox: start.sandbox,
      args: [...QUIET_FLAGS],
      proxy: { server: (await deadEndOnce()).url },
    });
  };
  const printerOnce = (): Promise<Browser> => (printer ??= launchPrinter());
  const openCrawler = async (): Promise<WarmCrawler> => {
    // Crawlee takes half a second to load: not for every command that can print.
    const { openWarmCrawler } = await import('./openWarmCrawler.ts');
    const { executablePath: file, sandbox } = start;
    return openWarmCrawler({ executablePath: file, sandbox, proxyUrl: (await deadEndOnce()).url });
  };
  return {
    sandbox: start.sandbox,
    async render(url, options) {
      crawler ??= openCrawler();
      return (await crawler).show(url, options);
    },
    print: async (html, pdfPath, options) => printPage(await printerOnce(), html, pdfPath, options),
    refused: async () => (await deadEnd)?.refused ?? [],
    async close() {
      await crawler?.then((open) => open.close()).catch(() => undefined);
      await printer?.then((browser) => browser.close()).catch(() => undefined);
      await deadEnd?.then((open) => open.close()).catch(() => undefined);
      start.close();
    },
  };
}
