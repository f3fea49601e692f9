import { registerFunctions } from "../functions";

/** Hands the catalogue to Excel. Errors speak Excel's display language, which is known once Office is ready. */
export function registerCustomFunctions(): void {
  registerFunctions(
    (id, evaluate) => CustomFunctions.associate(id, evaluate),
    (code, message) => new CustomFunctions.Error(code as CustomFunctions.ErrorCode, message),
    () => (Office.context.displayLanguage?.startsWith("en") ? "en" : "zh"),
  );
}
