import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { checkLiteral, guardedLookup } from "@/lib/services/notify/guard-address";

/** From the look-up to the end of the answer, in milliseconds. */
export const SEND_TIMEOUT_MS = 10_000;
/** Bytes of an answer that are read, and characters of it that are kept. */
const ANSWER_BYTES = 2_048;
const ANSWER_CHARACTERS = 200;

export type Outcome = {
  ok: boolean;
  /** Status and first words of the answer, or why there was none. */
  answer: string;
  status: number | null;
  /** What the receiver asked for, in milliseconds; null when it did not. */
  retryAfterMs: number | null;
};

export type SendOptions = {
  /** Whether addresses that are not public may be reached. */
  allowPrivate: boolean;
  signal?: AbortSignal;
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: a log line shows no control characters
const plain = (text: string) => text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, " ").trim();

function retryAfter(header: string | undefined): number | null {
  const seconds = Number(header);
  return header !== undefined && seconds > 0 ? seconds * 1_000 : null;
}

/** Posts a body; never throws, follows no redirect, and reaches no private address unless that is allowed. */
export function send(
  url: string,
  headers: Record<string, string>,
  body: string,
  options: SendOptions,
): Promise<Outcome> {
  const failed = (why: string): Outcome => ({ ok: false, answer: plain(why), status: null, retryAfterMs: null });
  return new Promise((resolve) => {
    try {
      const to = new URL(url);
      if (!options.allowPrivate) checkLiteral(to.hostname);
      const timeout = AbortSignal.timeout(SEND_TIMEOUT_MS);
      const why = (error: Error) =>
        timeout.aborted ? `no whole answer within ${SEND_TIMEOUT_MS / 1_000} s` : error.message || error.name;
      const request = (to.protocol === "https:" ? requestHttps : requestHttp)(to, {
        method: "POST",
        headers: {
          ...headers,
          "content-type": "application/json",
          "content-length": Buffer.byteLength(body),
          "user-agent": "Driftgrid",
        },
        // A connection of an earlier look-up would pass the check by.
        agent: false,
        signal: options.signal ? AbortSignal.any([timeout, options.signal]) : timeout,
        ...(options.allowPrivate ? {} : { lookup: guardedLookup }),
      });
      request.on("error", (error) => resolve(failed(why(error))));
      request.on("response", (response) => {
        const status = response.statusCode ?? 0;
        let text = "";
        const done = () => {
          const redirect = status >= 300 && status < 400 ? "redirects are not followed" : "";
          resolve({
            ok: status >= 200 && status < 300,
            answer: [status, redirect || plain(text).slice(0, ANSWER_CHARACTERS)].filter(Boolean).join(" "),
            status,
            retryAfterMs: retryAfter(response.headers["retry-after"]),
          });
        };
        response.setEncoding("utf8");
        response.on("data", (piece: string) => {
          text += piece;
          if (text.length <= ANSWER_BYTES) return;
          done();
          request.destroy();
        });
        response.on("end", done);
        response.on("error", (error) => resolve(failed(why(error))));
      });
      request.end(body);
    } catch (error) {
      resolve(failed(error instanceof Error ? error.message : String(error)));
    }
  });
}
