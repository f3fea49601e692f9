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
  await built("chrome 112", {
    entry,
    output: { path: folder, filename },
    plugins: [new webpack.optimize.LimitChunkCountPlugin({ maxChunks: 1 })],
  });
  return path.join(folder, filename);
}

/**
 * Builds what is delivered nowhere.
 *
 * @param targets a browserslist query, such as "node 20"
 */
export async function built(targets: string, options: webpack.Configuration): Promise<void> {
  const compiler = webpack({
    ...{ mode: "production", context: shared.root, resolve: shared.resolve, performance: false },
    module: { rules: [shared.scripts(targets)] },
    ...options,
  });
  await new Promise<void>((done, fail) =>
    compiler.run((error, stats) => {
      const failed =
        error ?? (stats?.hasErrors() ? new Error(stats.toString("errors-only")) : null);
      if (failed) fail(failed);
      else compiler.close(() => done());
    }),
  );
}
