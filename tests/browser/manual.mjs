// The pictures of docs/use: the pages they speak of, in Vietnamese and light, as a window of fixed size shows them.
import { openWindow, screenshot, settled } from "./browser.mjs";

const folder = "docs/use/images";
const pictures = [
  ["trang-chu", "/"], ["bao-cao", "/reports/FINAL"], ["mo-so-lieu", "/reports/FINAL", "main table a[href*='/figures/']"],
  ["doanh-nghiep", "/enterprises"], ["ho-so-doanh-nghiep", "/enterprises?size=25", "main tbody a[href^='/enterprises/']"],
  ["cong-doan", "/unions", "main tbody a[href^='/unions/']"], ["ghi-nhan-cong-doan", "/unions/new"],
  ["nguoi", "/people", "main tbody a[href^='/people/']"], ["lop-hoc", "/classes", "main tbody a[href^='/classes/']"],
  ["nhap-du-lieu", "/imports", "main tbody a[href^='/imports/']"], ["don-vi", "/units?line=union"],
  ["de-xuat", "/proposals"], ["khao-sat", "/surveys", "main tbody a[href^='/surveys/']"], ["sap-xep", "/reorganisations", "main tbody a[href^='/reorganisations/']"],
  ["ban-ghi-trung", "/people/duplicates"], ["danh-sach", "/lists"], ["chuyen-sinh-hoat", "/transfers"],
];

export async function takePictures(browser, server, session) {
  const page = await openWindow(browser, server.base, { session });
  await page.setViewportSize({ width: 1366, height: 900 });
  for (const [name, address, link] of pictures) {
    await page.goto(server.base + address);
    if (link) await page.goto(server.base + await page.locator(link).first().getAttribute("href"));
    await settled(page);
    await screenshot(page, `${folder}/${name}.png`, { fullPage: false });
  }
  await page.context().close();
}
