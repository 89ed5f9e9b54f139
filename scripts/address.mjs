import { createServer } from "node:net";
import { Trouble } from "./say.mjs";

/**
 * Where to serve, from HOST and PORT.
 * @param {{ HOST?: string, PORT?: string }} [env]
 * @returns {{ host: string, port: number, url: string }} `url` is one that this machine can open
 */
export function readAddress(env = process.env) {
  const host = env.HOST || "127.0.0.1";
  const text = env.PORT || "3000";
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535)
    throw new Trouble(
      `PORT is ${JSON.stringify(text)}, not a port.`,
      "set PORT to a number from 1 to 65535, or leave it out for 3000",
    );
  const everywhere = { "0.0.0.0": "127.0.0.1", "::": "[::1]" };
  const name = everywhere[host] ?? (host.includes(":") ? `[${host}]` : host);
  return { host, port, url: `http://${name}:${port}` };
}

/** Finds out before the long steps whether the address can be had. */
export async function checkAddress({ host, port }) {
  const code = await new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", (error) => resolve(error.code));
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve(undefined)));
  });
  if (code) throw explainAddress(code, host, port);
}

/** @param {string} code the error code of listen(2) */
export function explainAddress(code, host, port) {
  if (code === "EADDRINUSE")
    return new Trouble(
      `port ${port} on ${host} is in use by another program (maybe Driftgrid itself).`,
      `stop that program, or choose another port: PORT=${port === 65_535 ? 3001 : port + 1} npm start`,
    );
  if (code === "EACCES")
    return new Trouble(
      `this user may not serve on port ${port}.`,
      "choose a port above 1023, for instance PORT=3000 npm start",
    );
  return new Trouble(
    `this machine cannot serve on HOST ${JSON.stringify(host)} (${code}).`,
    "set HOST to one of its own addresses, to 0.0.0.0 for all of them, or leave it out for 127.0.0.1",
  );
}
