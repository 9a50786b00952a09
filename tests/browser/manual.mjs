// The pictures of docs/use: the pages they speak of, in Vietnamese and light, as a window of fixed size shows them.
import { openWindow, screenshot, settled } from "./browser.mjs";

const folder = "docs/use/images";
const pictures = [
  ["trang-chu", "/"], ["bao-cao", "/reports/FINAL"], ["mo-so-lieu", "/reports/FINAL", "main table a[href*='/figures/']"],
  ["doanh-nghiep", "/enterprises"], ["ho-so-doanh-nghiep", "/enterprises?size=25", "main tbody a[href^='/enterprises/']"],
  ["cong-doan", "/unions", "main tbody a[href^='/unions/']"], ["ghi-nhan-cong-doan", "/unions/new"],
  ["nguoi", "/people", "main tbody a[href^='/people/']"], ["lop-hoc", "/classes", "main tbody a[href^='/classes/']"],
  ["nhap-du-lieu", "/imports", "main tbody a[href^='/imports/']"], ["don-vi", "/units?line=union"],
  ["de-xuat", "/proposals"],
];
/** Of records that the sample does not have. */
const prepared = [
  ["khao-sat", "/surveys", "main tbody a[href^='/surveys/']"], ["sap-xep", "/reorganisations", "main tbody tr:last-child a[href^='/reorganisations/']"],
  ["ban-ghi-trung", "/people/duplicates"], ["danh-sach", "/lists"], ["chuyen-sinh-hoat", "/transfers"],
  ["tiep-xuc", "/enterprises", "main tbody a[href^='/enterprises/']", "/contacts"],
  ["thanh-lap", "/journeys?code=union_founding", "main tbody a[href^='/journeys/']"], ["chat-luong", "/quality/unions"],
];

async function take(page, server, all) {
  for (const [name, address, link, below = ""] of all) {
    await page.goto(server.base + address);
    if (link) await page.goto(server.base + await page.locator(link).first().getAttribute("href") + below);
    await settled(page);
    await screenshot(page, `${folder}/${name}.png`, { fullPage: false });
  }
}

/** `prepare` makes the records that the sample does not have. */
export async function takePictures(browser, server, session, prepare) {
  const page = await openWindow(browser, server.base, { session });
  await page.setViewportSize({ width: 1366, height: 900 });
  await take(page, server, pictures);
  await prepare();
  await take(page, server, prepared);
  await page.context().close();
}
