#include "app/sample/writer.hpp"

#include <array>

#include <fmt/format.h>

#include "app/sample/places.hpp"

namespace app::sample {
namespace {

constexpr std::array legal_types{"Công ty TNHH hai thành viên trở lên", "Công ty TNHH một thành viên",
                                 "Công ty cổ phần", "Doanh nghiệp tư nhân", "Hợp tác xã"};
constexpr std::array ownerships{"Tư nhân", "100% vốn đầu tư nước ngoài"};

}   // namespace

void Writer::enterprises()
{
    open("02. Rà soát doanh nghiệp");
    Headings const headings{{"Tên doanh nghiệp", "", 44},
                            {"Mã số thuế"},
                            {"Loại hình", "", 28},
                            {"Hình thức sở hữu", "", 18},
                            {"Ngày đăng ký"},
                            {"Xã, thị trấn", "Địa chỉ"},
                            {"Thôn", "Địa chỉ"},
                            {"Người đại diện", "", 24},
                            {"Điện thoại"},
                            {"Tổng số", "Lao động"},
                            {"Nữ", "Lao động"},
                            {"Tình trạng", "", 18}};
    std::vector<std::vector<std::uint32_t>> by_commune(old_communes().size());
    for (std::uint32_t i = 0; i < world_.enterprises.size(); ++i)
        by_commune[world_.enterprises[i].commune].push_back(i);
    bool first = true;
    for (std::size_t c = 0; c < by_commune.size(); ++c) {
        auto const& commune = old_communes()[c];
        sheet(commune.name, {"DANH SÁCH DOANH NGHIỆP NGOÀI KHU VỰC NHÀ NƯỚC", fmt::format("Địa bàn: {}", commune.name)},
              headings);
        for (auto i : by_commune[c]) row_perhaps_twice(enterprise_row(i), 20);
        if (first) faulty_enterprises();
        first = false;
        book_->footer();
    }
    book_->close();
}

std::vector<Cell> Writer::enterprise_row(std::uint32_t i)
{
    auto const& e = world_.enterprises[i];
    auto const& commune = old_communes()[e.commune];
    auto village = commune.villages.empty() ? blank : dirt_.text(random_.pick(commune.villages));
    return {dirt_.text(e.name),
            dirt_.code(e.tax_code),
            text_cell(legal_types[e.legal_type]),
            text_cell(ownerships[e.ownership]),
            dirt_.day(e.registered_on),
            dirt_.text(commune.name),
            std::move(village),
            dirt_.text(full_name(e.representative)),
            text_cell(fmt::format("09{:08}", random_.below(100'000'000))),
            number_cell(e.workers),
            number_cell(e.female_workers),
            text_cell(e.ceased ? "Đã giải thể" : "Đang hoạt động")};
}

void Writer::faulty_enterprises()
{
    auto broken = [&](string name, string tax_code, Cell registered_on) {
        auto cells = enterprise_row(0);
        cells[0] = text_cell(std::move(name));
        cells[1] = text_cell(std::move(tax_code));
        cells[4] = std::move(registered_on);
        faulty(cells);
    };
    broken("Công ty TNHH Sai Mã Số", "0101248142", day_text("2010-05-04"));     // check digit
    broken("", "0300588569", day_text("2010-05-04"));                           // no name
    broken("Công ty Cổ phần Ngày Lạ", "0100107370", text_cell("31/02/2011"));   // no such day
}

void Writer::unions()
{
    open("03. Công đoàn cơ sở thành lập mới");
    Headings const headings{{"Tên công đoàn cơ sở", "", 48}, {"Doanh nghiệp", "", 44}, {"Mã số thuế"},
                            {"Số", "Quyết định", 16},        {"Ngày", "Quyết định"},   {"Số đoàn viên khi thành lập"},
                            {"Công đoàn cấp trên", "", 34},  {"Xã, thị trấn", "", 18}};
    for (int year = world_.scale->from_year; year <= world_.scale->to_year + 1; ++year) {
        std::vector<std::uint32_t> of_year;
        for (std::uint32_t i = 0; i < world_.unions.size(); ++i)
            if (base::year_of(world_.unions[i].decided_on) == year) of_year.push_back(i);
        if (of_year.empty()) continue;
        sheet(fmt::format("Năm {}", year),
              {"LIÊN ĐOÀN LAO ĐỘNG HUYỆN ĐAN PHƯỢNG", fmt::format("DANH SÁCH CĐCS THÀNH LẬP MỚI NĂM {}", year)},
              headings);
        for (auto i : of_year) row_perhaps_twice(union_row(world_.unions[i]), 200);
        if (year == world_.scale->from_year) {
            auto cells = union_row(world_.unions[of_year.front()]);
            cells[0] = text_cell("Công đoàn cơ sở Công ty TNHH Không Rõ Ngày");
            cells[3] = text_cell("99/QĐ-LĐLĐ");
            cells[4] = text_cell("30/02/2012");
            faulty(cells);
        }
        book_->footer();
    }
    book_->close();
}

std::vector<Cell> Writer::union_row(Union const& u)
{
    auto const& e = world_.enterprises[u.enterprise];
    return {dirt_.text(u.name),
            dirt_.text(e.name),
            dirt_.code(e.tax_code),
            text_cell(fmt::format("{:02}/QĐ-LĐLĐ", u.number)),
            dirt_.day(u.decided_on),
            number_cell(u.founding_members),
            dirt_.text("Liên đoàn Lao động huyện Đan Phượng"),
            dirt_.text(commune_of(u.enterprise))};
}

void Writer::party_organisations()
{
    open("04. Tổ chức đảng trong doanh nghiệp");
    sheet("Chi bộ", {"ĐẢNG BỘ HUYỆN ĐAN PHƯỢNG", "DANH SÁCH TỔ CHỨC ĐẢNG THÀNH LẬP MỚI TRONG DOANH NGHIỆP"},
          {{"Tên tổ chức đảng", "", 44},
           {"Loại"},
           {"Doanh nghiệp", "", 44},
           {"Mã số thuế"},
           {"Số quyết định", "", 16},
           {"Ngày quyết định"},
           {"Cấp ủy cấp trên", "", 24},
           {"Xã, thị trấn", "", 18}});
    for (auto const& p : world_.party_organisations) {
        auto const& e = world_.enterprises[p.enterprise];
        row({dirt_.text(p.name), text_cell("Chi bộ cơ sở"), dirt_.text(e.name), dirt_.code(e.tax_code),
             text_cell(fmt::format("{:02}-QĐ/HU", p.number)), dirt_.day(p.decided_on),
             dirt_.text("Huyện ủy Đan Phượng"), dirt_.text(commune_of(p.enterprise))});
    }
    close();
}

}   // namespace app::sample
