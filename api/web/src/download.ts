// Files that the page hands to the user.
import { notice } from "./notice";
import { t } from "./i18n";

/** save offers content as a file. */
export function save(name: string, content: BlobPart, type: string) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const a = document.createElement("a");
  a.href = url;
  a.download = name;
  a.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

/** saveSVG offers a drawing of the page as a file that stands alone. */
export function saveSVG(name: string, svg: SVGSVGElement) {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  const own = [svg, ...svg.querySelectorAll("*")];
  [copy, ...copy.querySelectorAll("*")].forEach((node, i) => {
    const style = getComputedStyle(own[i]!);
    for (const p of ["fill", "stroke", "stroke-width", "font-size", "font-family", "text-anchor", "opacity"])
      node.setAttribute(p, style.getPropertyValue(p));
  });
  save(name, new XMLSerializer().serializeToString(copy), "image/svg+xml");
}

/** copy puts text on the clipboard, and says so. */
export async function copy(text: string) {
  try {
    await navigator.clipboard.writeText(text);
    notice(t("copied"));
  } catch {
    notice(t("copyFailed"));
  }
}
