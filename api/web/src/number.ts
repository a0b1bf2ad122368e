// Amounts, counts and dates as people of either language write them.
import { lang } from "./i18n";

const locale = () => (lang.value === "zh" ? "zh-CN" : "en-GB");
const digits = (n: number, most: number) => new Intl.NumberFormat(locale(), { maximumFractionDigits: most }).format(n);

/** count is an integer with its thousands marked. */
export const count = (n: number) => digits(n, 0);

/** percent is a share of 0..1. */
export const percent = (n: number) => `${Math.round(n * 100)}%`;

/** cny is an amount of CNY: 5267.4 亿元, CNY 526.7 bn. */
export function cny(amount: number): string {
  const size = Math.abs(amount);
  if (lang.value === "zh") {
    if (size >= 1e8) return `${digits(amount / 1e8, 2)} 亿元`;
    if (size >= 1e4) return `${digits(amount / 1e4, 2)} 万元`;
    return `${digits(amount, 2)} 元`;
  }
  if (size >= 1e12) return `CNY ${digits(amount / 1e12, 2)} tn`;
  if (size >= 1e9) return `CNY ${digits(amount / 1e9, 2)} bn`;
  if (size >= 1e6) return `CNY ${digits(amount / 1e6, 1)} m`;
  return `CNY ${digits(amount, 2)}`;
}

/** bytes is the size of a file. */
export const bytes = (n: number) => (n < 1024 ? `${n} B` : n < 1 << 20 ? `${digits(n / 1024, 1)} KB` : `${digits(n / (1 << 20), 1)} MB`);
