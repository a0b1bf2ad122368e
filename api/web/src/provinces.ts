// The provincial divisions as tiles, about where they lie: a map that needs no
// outlines. The code is the first two digits of GB/T 2260.
export interface Province {
  code: string;
  short: string; // in Chinese
  letters: string; // ISO 3166-2:CN
  zh: string;
  en: string;
  column: number;
  row: number;
}

const rows: [code: string, short: string, letters: string, zh: string, en: string, column: number, row: number][] = [
  ["11", "京", "BJ", "北京", "Beijing", 6, 2],
  ["12", "津", "TJ", "天津", "Tianjin", 7, 2],
  ["13", "冀", "HE", "河北", "Hebei", 5, 2],
  ["14", "晋", "SX", "山西", "Shanxi", 4, 2],
  ["15", "蒙", "NM", "内蒙古", "Inner Mongolia", 5, 1],
  ["21", "辽", "LN", "辽宁", "Liaoning", 7, 1],
  ["22", "吉", "JL", "吉林", "Jilin", 8, 1],
  ["23", "黑", "HL", "黑龙江", "Heilongjiang", 8, 0],
  ["31", "沪", "SH", "上海", "Shanghai", 7, 4],
  ["32", "苏", "JS", "江苏", "Jiangsu", 6, 4],
  ["33", "浙", "ZJ", "浙江", "Zhejiang", 6, 5],
  ["34", "皖", "AH", "安徽", "Anhui", 5, 4],
  ["35", "闽", "FJ", "福建", "Fujian", 6, 6],
  ["36", "赣", "JX", "江西", "Jiangxi", 5, 5],
  ["37", "鲁", "SD", "山东", "Shandong", 6, 3],
  ["41", "豫", "HA", "河南", "Henan", 5, 3],
  ["42", "鄂", "HB", "湖北", "Hubei", 4, 4],
  ["43", "湘", "HN", "湖南", "Hunan", 4, 5],
  ["44", "粤", "GD", "广东", "Guangdong", 5, 6],
  ["45", "桂", "GX", "广西", "Guangxi", 4, 6],
  ["46", "琼", "HI", "海南", "Hainan", 4, 7],
  ["50", "渝", "CQ", "重庆", "Chongqing", 3, 4],
  ["51", "川", "SC", "四川", "Sichuan", 2, 4],
  ["52", "黔", "GZ", "贵州", "Guizhou", 3, 5],
  ["53", "滇", "YN", "云南", "Yunnan", 2, 5],
  ["54", "藏", "XZ", "西藏", "Tibet", 1, 4],
  ["61", "陕", "SN", "陕西", "Shaanxi", 4, 3],
  ["62", "甘", "GS", "甘肃", "Gansu", 2, 2],
  ["63", "青", "QH", "青海", "Qinghai", 2, 3],
  ["64", "宁", "NX", "宁夏", "Ningxia", 3, 2],
  ["65", "新", "XJ", "新疆", "Xinjiang", 0, 2],
  ["71", "台", "TW", "台湾", "Taiwan", 7, 6],
  ["81", "港", "HK", "香港", "Hong Kong", 6, 7],
  ["82", "澳", "MO", "澳门", "Macao", 5, 7],
];

export const provinces: Province[] = rows.map(([code, short, letters, zh, en, column, row]) => ({ code, short, letters, zh, en, column, row }));

const codes = new Set(rows.map(([code]) => code));

/** provinceOf is the code of the province that a place of the registry lies in, "" for others. */
export function provinceOf(place: string): string {
  const code = /^place\/(\d\d)(\d\d){0,2}$/.exec(place)?.[1] ?? "";
  return codes.has(code) ? code : "";
}
