/** A benchmark's own script, built as those of the add-in are, but in one piece. */
import path from "node:path";
import webpack from "webpack";

const shared = require("../../../config/webpack/shared") as {
  root: string;
  resolve: webpack.ResolveOptions;
  scripts: (targets: string) => webpack.RuleSetRule;
};

/** What benchmarks build goes there. */
export const folder = path.join(shared.root, "build/bench");

/** Builds for Chromium; answers the file of the script. */
export async function bundle(entry: string, filename: string): Promise<string> {
  const compiler = webpack({
    mode: "production",
    context: shared.root,
    entry,
    output: { path: folder, filename },
    resolve: shared.resolve,
    module: { rules: [shared.scripts("chrome 112")] },
    plugins: [new webpack.optimize.LimitChunkCountPlugin({ maxChunks: 1 })],
    performance: false,
  });
  await new Promise<void>((done, fail) =>
    compiler.run((error, stats) => {
      const failed =
        error ?? (stats?.hasErrors() ? new Error(stats.toString("errors-only")) : null);
      if (failed) fail(failed);
      else compiler.close(() => done());
    }),
  );
  return path.join(folder, filename);
}
