/**
 * What Office enters the catalogue by. Everything else imports the module that it means: functions from here, their
 * language from `../formula`.
 */
export { registerFunctions } from "./runtime";
