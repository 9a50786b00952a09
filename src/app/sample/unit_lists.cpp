#include "app/sample/writer.hpp"

#include "app/sample/places.hpp"

namespace app::sample {
void Writer::units()
{
    open("01. Danh mục đơn vị");
    sheet("Đơn vị", {"DANH MỤC ĐƠN VỊ HÀNH CHÍNH VÀ TỔ CHỨC CẤP TRÊN CƠ SỞ"},
          {{"Mã đơn vị"},
           {"Tên đơn vị", "", 40},
           {"Loại đơn vị", "", 24},
           {"Trực thuộc", "", 36},
           {"Địa bàn", "", 24},
           {"Từ ngày", "Hiệu lực"},
           {"Đến ngày", "Hiệu lực"},
           {"Số quyết định", "", 20}});
    auto unit = [&](string_view code, string_view name, string_view kind, string_view parent, string_view place,
                    string_view from, string_view to, string_view decision) {
        row({text_cell(string{code}), text_cell(string{name}), text_cell(string{kind}), text_cell(string{parent}),
             text_cell(string{place}), day_text(from), day_text(to), text_cell(string{decision})});
    };
    for (auto const& u : unit_rows()) unit(u.code, u.name, u.kind, u.parent, u.place, u.from, u.to, u.decision);
    for (auto const& c : old_communes())
        unit(c.code, c.name, c.name.starts_with("Thị trấn") ? "Thị trấn" : "Xã", "Huyện Đan Phượng", "", "2008-08-01",
             "2025-06-30", "");
    book_->footer();
    sheet("Sắp xếp 2025", {"SẮP XẾP ĐƠN VỊ TỪ NGÀY 01/7/2025", "(Nghị quyết số 1656/NQ-UBTVQH15)"},
          {{"Mã đơn vị cũ"},
           {"Đơn vị cũ", "", 36},
           {"Đơn vị mới", "", 36},
           {"Hình thức"},
           {"Tỷ lệ (%)"},
           {"Số quyết định", "", 20},
           {"Ngày hiệu lực"}});
    auto succession = [&](string_view code, string_view old_name, string_view new_name, string_view how,
                          string_view share) {
        row({text_cell(string{code}), text_cell(string{old_name}), text_cell(string{new_name}), text_cell(string{how}),
             share.empty() ? blank : number_cell(std::stod(string{share})), text_cell("1656/NQ-UBTVQH15"),
             day_text("2025-07-01")});
    };
    for (auto const& c : old_communes()) succession(c.code, c.name, c.successor, c.how, "");
    for (auto const& s : successions()) succession(s.old_code, s.old_name, s.new_name, s.how, s.share);
    close();
}

void Writer::targets()
{
    open("08. Chỉ tiêu");
    sheet("Chỉ tiêu", {"CHỈ TIÊU THỰC HIỆN NGHỊ QUYẾT 09-NQ/TU", "(số liệu minh họa)"},
          {{"Chỉ tiêu", "", 50}, {"Đơn vị", "", 24}, {"Năm"}, {"Giá trị"}});
    auto const years = world_.scale->to_year - world_.scale->from_year + 1;
    auto target = [&](string_view indicator, std::int64_t whole) {
        for (int y = 0; y < years; ++y)
            row({text_cell(string{indicator}), text_cell("Huyện Đan Phượng"), number_cell(world_.scale->from_year + y),
                 number_cell(static_cast<double>(whole * (y + 1) / years - whole * y / years))});
    };
    target("Công đoàn cơ sở thành lập mới", world_.scale->unions * 9 / 10);
    target("Đoàn viên công đoàn kết nạp mới", (world_.scale->founding_members + world_.scale->later_members) * 19 / 20);
    target("Tổ chức đảng trong doanh nghiệp thành lập mới", world_.scale->party_organisations + 2);
    target("Lớp bồi dưỡng nhận thức về Đảng", world_.scale->preparatory_classes - 1);
    close();
}

}   // namespace app::sample
