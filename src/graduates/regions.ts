/** Provinces and cities of China: `regions.json` has the codes and full names, from the public standard. */
import { narrow } from "./fold";
import table from "./regions.json";

/** A place as far as it is known. Codes have six digits; a municipality is its own province and city. */
export interface Place {
  province: string;
  city: string | null;
}

export interface Region {
  code: string;
  isProvince: boolean;
}

interface Named {
  code: string;
  name: string;
}

const names = table.regions as Readonly<Record<string, string>>;
const entries: readonly Named[] = Object.entries(names).map(([code, name]) => ({ code, name }));
const isProvinceCode = (code: string) => code.endsWith("0000");
/** Counties directly under a province have no code of four digits. */
const isCityCode = (code: string) => !isProvinceCode(code) && code.endsWith("00");

const provinceOf = (code: string) => `${code.slice(0, 2)}0000`;

const PEOPLES =
  /(朝鲜族|土家族|苗族|藏族|羌族|彝族|布依族|侗族|哈尼族|壮族|傣族|白族|景颇族|傈僳族|回族|蒙古族|蒙古|柯尔克孜|哈萨克)+自治州$/;

/** 山东, 内蒙古, 威海, 大兴安岭, 恩施: names without what they are. */
export const shortName = (name: string): string =>
  name
    .replace(/(特别行政区|壮族自治区|回族自治区|维吾尔自治区|自治区)$/, "")
    .replace(PEOPLES, "")
    .replace(/(省|市|地区|盟)$/, "");

const provinces = entries.filter(({ code }) => isProvinceCode(code));
const cities = entries.filter(({ code }) => !isProvinceCode(code));
const shortProvinces = provinces.map(({ code, name }) => ({ code, name: shortName(name) }));
const shortCities = cities
  .filter(({ code }) => isCityCode(code))
  .map(({ code, name }) => ({ code, name: shortName(name) }));

/** A short name before one of these names something else: 朝阳区, 海南州, 南京路, 北京东路. */
const SOMETHING_ELSE = /^(?:[区县市州省旗盟路街道]|[大东西南北中][路街道])/;

/** By code where it says something, else by text; null for a county alone, a foreign country and anything else. */
export function placeOf(text: string): Place | null {
  const plain = narrow(text).replace(/[\p{P}\p{S}]+/gu, "");
  const digits = /^\d{6}(?!\d)/.exec(plain)?.[0];
  if (digits === undefined) return ofText(plain);
  return finer(ofCode(digits), ofText(plain.slice(digits.length)));
}

/** Of two columns, the code is read first. */
export const placeOfBoth = (code: string, text: string): Place | null =>
  finer(code === "" ? null : placeOf(code), text === "" ? null : placeOf(text));

/** What the first does not say, the second may: the city, where both are in one province. */
function finer(first: Place | null, second: Place | null): Place | null {
  if (!first) return second;
  return first.city === null && second?.province === first.province ? second : first;
}

function ofCode(code: string): Place | null {
  const province = provinceOf(code);
  if (!(province in names)) return null;
  if (code in names) return { province, city: isProvinceCode(code) ? null : code };
  const city = `${code.slice(0, 4)}00`;
  return { province, city: city in names ? city : null };
}

function ofText(given: string): Place | null {
  const text = given.replace(/中国/g, "");
  if (text === "") return null;
  const province = fullIn(text, provinces);
  if (province) return withCity(text, province);
  const city = fullIn(text, cities);
  if (city) return ofCode(city.code);
  const short = shortIn(text, shortProvinces);
  if (short) return withCity(text, short);
  const shortCity = shortIn(text, shortCities);
  return shortCity ? ofCode(shortCity.code) : null;
}

/** The city is looked for behind the province: 吉林 alone is no city. */
function withCity(text: string, { code: province, end }: Found): Place {
  const rest = text.slice(end);
  const within = ({ code }: Named) => provinceOf(code) === province;
  const city = fullIn(rest, cities.filter(within)) ?? shortIn(rest, shortCities.filter(within));
  return { province, city: city?.code ?? null };
}

interface Found {
  code: string;
  at: number;
  /** Behind its name. */
  end: number;
}

const fullIn = (text: string, among: readonly Named[]) =>
  leftmost(among, (name) => text.indexOf(name));

const shortIn = (text: string, among: readonly Named[]) =>
  leftmost(among, (name) => {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1))
      if (!SOMETHING_ELSE.test(text.slice(at + name.length))) return at;
    return -1;
  });

/** The first in the text; of two at one place the longer. */
function leftmost(among: readonly Named[], placeIn: (name: string) => number): Found | null {
  let best: Found | null = null;
  for (const { code, name } of among) {
    const at = placeIn(name);
    const end = at + name.length;
    if (at >= 0 && (!best || at < best.at || (at === best.at && end > best.end)))
      best = { code, at, end };
  }
  return best;
}

/** The region of a code, a full name or a short one; null where there is none. */
export function regionOf(asked: string): Region | null {
  const plain = narrow(asked);
  const named = (list: readonly Named[]) => list.find(({ name }) => name === plain)?.code;
  const code = /^\d{6}$/.test(plain)
    ? codeOfRegion(plain)
    : (named(provinces) ?? named(cities) ?? named(shortProvinces) ?? named(shortCities));
  return code === undefined ? null : { code, isProvince: isProvinceCode(code) };
}

/** The one city of a municipality is the municipality. */
function codeOfRegion(code: string): string | undefined {
  if (code in names) return code;
  const province = provinceOf(code);
  return MUNICIPALITIES.has(province) && code.endsWith("00") ? province : undefined;
}

const MUNICIPALITIES: ReadonlySet<string> = new Set(["110000", "120000", "310000", "500000"]);

/** Whether a place lies in a region; `coarse`: in its province, but nobody says in which city. */
export function liesIn(place: Place, region: Region): boolean | "coarse" {
  if (region.isProvince) return place.province === region.code;
  if (place.province !== provinceOf(region.code)) return false;
  return place.city === null ? "coarse" : place.city === region.code;
}

/** The full name of a region. */
export const regionName = (code: string): string => names[code] ?? code;
