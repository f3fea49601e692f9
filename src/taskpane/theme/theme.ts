import { createDarkTheme, createLightTheme } from "@fluentui/react-components";
import type { Theme } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import { brand } from "./brand";

// Chinese text falls to the system's interface faces, not to the serif that a browser would take.
const fonts = {
  fontFamilyBase:
    '"Segoe UI", "Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC", system-ui, sans-serif',
};

const themes: Record<"light" | "dark", Theme> = {
  light: { ...createLightTheme(brand), ...fonts },
  dark: { ...createDarkTheme(brand), ...fonts },
};

/** What Excel tells of its colours; older ones tell the colours only. */
export interface HostTheme {
  isDarkTheme?: boolean;
  bodyBackgroundColor?: string;
}

const darkQuery = "(prefers-color-scheme: dark)";

/** The Fluent theme that fits Excel's, or the system's where Excel tells none. */
export function usePaneTheme(host: HostTheme | undefined): Theme {
  const [systemDark, setSystemDark] = useState(() => window.matchMedia?.(darkQuery).matches);
  useEffect(() => {
    const media = window.matchMedia?.(darkQuery);
    const update = () => setSystemDark(media.matches);
    media?.addEventListener("change", update);
    return () => media?.removeEventListener("change", update);
  }, []);
  const dark = isDark(host) ?? systemDark;
  useEffect(() => {
    document.documentElement.style.colorScheme = dark ? "dark" : "light";
  }, [dark]);
  return themes[dark ? "dark" : "light"];
}

function isDark(host: HostTheme | undefined): boolean | undefined {
  if (typeof host?.isDarkTheme === "boolean") return host.isDarkTheme;
  const channels = /^#(..)(..)(..)$/.exec(host?.bodyBackgroundColor ?? "")?.slice(1);
  if (!channels) return undefined;
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => parseInt(channel, 16));
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
}
