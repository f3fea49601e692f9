/** Runs in a web worker: keeps the rows of one list, and answers what is asked of them. */
import { ListServer, type Ask } from "../../graduates/serve";

const server = new ListServer();

self.onmessage = ({ data }: MessageEvent<Ask>) => void answer(data);

async function answer(ask: Ask): Promise<void> {
  try {
    self.postMessage({
      answer: await server.answer(ask, (rows) => self.postMessage({ rows })),
    });
  } catch (error) {
    self.postMessage({ error: String(error) });
  }
}
