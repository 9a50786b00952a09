#include "app/sample/data_set.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <set>

#include "app/sample/places.hpp"

namespace app::sample {
namespace {

using std::string;
using std::string_view;
using Headings = std::vector<Heading>;

constexpr std::array legal_types{"Công ty TNHH hai thành viên trở lên", "Công ty TNHH một thành viên",
                                 "Công ty cổ phần", "Doanh nghiệp tư nhân", "Hợp tác xã"};
constexpr std::array ownerships{"Tư nhân", "100% vốn đầu tư nước ngoài"};
constexpr std::array leaving_reasons{"Chuyển đi", "Xin thôi", "Nghỉ hưu", "Từ trần"};

constexpr Cell blank{};

class Writer {
public:
    Writer(World const& world, std::uint64_t seed, std::filesystem::path const& directory, Format format)
        : world_(world), random_(seed ^ 0xD1A7U), dirt_(random_), directory_(directory), format_(format)
    {
    }

    Written write()
    {
        units();
        enterprises();
        unions();
        party_organisations();
        members();
        classes();
        learners();
        targets();
        return written_;
    }

private:
    void open(string const& stem)
    {
        book_ = make_workbook(directory_, stem, format_);
        ++written_.files;
    }
    void sheet(string_view name, std::vector<string> const& titles, Headings const& headings)
    {
        book_->begin_sheet(name, titles, headings);
    }
    void row(std::vector<Cell> const& cells)
    {
        book_->row(cells);
        ++written_.rows;
    }
    void faulty(std::vector<Cell> const& cells)
    {
        row(cells);
        ++written_.faulty;
    }
    void close()
    {
        book_->footer();
        book_->close();
    }
    /// Now and then a row stands twice in a list.
    void row_perhaps_twice(std::vector<Cell> const& cells, std::uint32_t per_ten_thousand)
    {
        row(cells);
        if (random_.below(10'000) >= per_ten_thousand) return;
        row(cells);
        ++written_.repeated;
    }
    string commune_of(std::uint32_t enterprise) const
    {
        return string{old_communes()[world_.enterprises[enterprise].commune].name};
    }
    string commune_written(std::uint32_t enterprise)
    {
        auto const name = commune_of(enterprise);
        return random_.chance(250)
                   ? name.substr(name.find(' ') + 1 + (name.starts_with("Thị trấn") ? string_view{"trấn "}.size() : 0))
                   : name;
    }
    static Cell day_text(string_view iso)
    {
        return iso.empty() ? blank : text_cell(base::vietnamese(*base::parse_date(iso)));
    }

    void units()
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
            unit(c.code, c.name, c.name.starts_with("Thị trấn") ? "Thị trấn" : "Xã", "Huyện Đan Phượng", "",
                 "2008-08-01", "2025-06-30", "");
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
            row({text_cell(string{code}), text_cell(string{old_name}), text_cell(string{new_name}),
                 text_cell(string{how}), share.empty() ? blank : number_cell(std::stod(string{share})),
                 text_cell("1656/NQ-UBTVQH15"), day_text("2025-07-01")});
        };
        for (auto const& c : old_communes()) succession(c.code, c.name, c.successor, c.how, "");
        for (auto const& s : successions()) succession(s.old_code, s.old_name, s.new_name, s.how, s.share);
        close();
    }

    void enterprises()
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
            sheet(commune.name,
                  {"DANH SÁCH DOANH NGHIỆP NGOÀI KHU VỰC NHÀ NƯỚC", fmt::format("Địa bàn: {}", commune.name)},
                  headings);
            for (auto i : by_commune[c]) row_perhaps_twice(enterprise_row(i), 20);
            if (first) faulty_enterprises();
            first = false;
            book_->footer();
        }
        book_->close();
    }

    std::vector<Cell> enterprise_row(std::uint32_t i)
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

    void faulty_enterprises()
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

    void unions()
    {
        open("03. Công đoàn cơ sở thành lập mới");
        Headings const headings{
            {"Tên công đoàn cơ sở", "", 48}, {"Doanh nghiệp", "", 44}, {"Mã số thuế"},
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

    std::vector<Cell> union_row(Union const& u)
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

    void party_organisations()
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

    /// Identity cells of a person: name in one column, or split in two.
    void name_cells(Person const& p, bool split, std::vector<Cell>& cells)
    {
        if (!split) {
            cells.push_back(dirt_.text(full_name(p)));
            return;
        }
        cells.push_back(dirt_.text(family_and_middle(p)));
        cells.push_back(dirt_.text(given_name(p)));
    }
    Cell sex_cell(Person const& p) { return text_cell(p.female ? (random_.chance(300) ? "nữ" : "Nữ") : "Nam"); }
    Cell number_cell_of(Person const& p) { return p.has_number ? dirt_.code(identity_number(p)) : blank; }

    static Headings person_headings(bool split)
    {
        if (split)
            return {{"Họ và đệm", "", 22},
                    {"Tên", "", 10},
                    {"Ngày, tháng, năm sinh"},
                    {"Giới tính"},
                    {"Số CCCD/CMND", "", 16}};
        return {{"Họ và tên", "", 28}, {"Ngày sinh"}, {"Nam/Nữ"}, {"Số CCCD", "", 16}};
    }

    void members()
    {
        open("05. Đoàn viên công đoàn");
        constexpr std::size_t rows_per_sheet = 20'000;
        int sheets = 0;
        for (std::size_t begin = 0; begin < world_.memberships.size(); begin += rows_per_sheet) {
            bool const split = sheets++ % 2 == 1;
            auto headings = person_headings(split);
            for (auto const& h : Headings{{"Công đoàn cơ sở", "", 44},
                                          {"Ngày viết đơn"},
                                          {"Ngày đồng ý"},
                                          {"Ngày vào công đoàn"},
                                          {"Ngày ra khỏi"},
                                          {"Lý do"}})
                headings.push_back(h);
            sheet(fmt::format("Đoàn viên {}", sheets), {"DANH SÁCH ĐOÀN VIÊN CÔNG ĐOÀN"}, headings);
            auto const end = std::min(begin + rows_per_sheet, world_.memberships.size());
            for (auto i = begin; i < end; ++i) row_perhaps_twice(member_row(world_.memberships[i], split), 10);
            if (begin == 0) faulty_members(split);
            book_->footer();
        }
        book_->close();
    }

    std::vector<Cell> member_row(Membership const& m, bool split)
    {
        auto const& p = world_.people[m.person];
        std::vector<Cell> cells;
        name_cells(p, split, cells);
        auto const applied_on = m.joined_on - base::Days{random_.between(7, 25)};
        bool const ended = m.ended_on != base::forever;
        for (auto const& cell : {dirt_.birth_day(birth_day(p), p.has_number), sex_cell(p), number_cell_of(p),
                                 dirt_.text(world_.unions[m.union_index].name), dirt_.day(applied_on),
                                 dirt_.day(applied_on), dirt_.day(m.joined_on), ended ? dirt_.day(m.ended_on) : blank,
                                 ended ? text_cell(leaving_reasons[m.reason]) : blank})
            cells.push_back(cell);
        return cells;
    }

    void faulty_members(bool split)
    {
        auto const columns = split ? 1U : 0U;
        auto broken = [&](std::size_t column, Cell cell) {
            auto stranger = world_.memberships.front();
            auto cells = member_row(stranger, split);
            cells[0] = text_cell("Trần Văn Lỗi");
            cells[3 + columns] = blank;
            cells[column] = std::move(cell);
            faulty(cells);
        };
        broken(1 + columns, text_cell("30/02/1985"));                      // born on no such day
        broken(4 + columns, text_cell("Công đoàn cơ sở Không Có Thật"));   // unknown union
        broken(3 + columns, text_cell("0011851234567"));                   // 13 digits
        broken(7 + columns, text_cell("01/01/2093"));                      // joins in the future
        broken(0, blank);                                                  // no name
    }

    void classes()
    {
        open("06. Các lớp bồi dưỡng, tập huấn");
        for (bool preparatory : {true, false}) {
            sheet(preparatory ? "Cảm tình Đảng" : "Nghiệp vụ",
                  {"TRUNG TÂM CHÍNH TRỊ HUYỆN ĐAN PHƯỢNG",
                   preparatory ? "CÁC LỚP BỒI DƯỠNG NHẬN THỨC VỀ ĐẢNG" : "CÁC LỚP TẬP HUẤN NGHIỆP VỤ"},
                  {{"Mã lớp"},
                   {"Tên lớp", "", 50},
                   {"Loại lớp", "", 30},
                   {"Khai giảng", "Thời gian"},
                   {"Bế giảng", "Thời gian"},
                   {"Số quyết định", "", 18},
                   {"Đơn vị tổ chức", "", 36},
                   {"Địa điểm", "", 30}});
            for (auto const& c : world_.classes)
                if (c.preparatory == preparatory)
                    row({text_cell(c.code), dirt_.text(c.name), text_cell(string{c.kind}), dirt_.day(c.opened_on),
                         dirt_.day(c.closed_on), text_cell(fmt::format("{:02}/QĐ-TTCT", c.number)),
                         dirt_.text("Trung tâm chính trị huyện Đan Phượng"),
                         text_cell("Thị trấn Phùng, huyện Đan Phượng")});
            book_->footer();
        }
        book_->close();
    }

    void learners()
    {
        std::vector<std::uint32_t> order(world_.enrolments.size());
        std::iota(order.begin(), order.end(), 0U);
        auto year_of = [&](std::uint32_t e) {
            return base::year_of(world_.classes[world_.enrolments[e].training_class].opened_on);
        };
        std::ranges::stable_sort(order, {}, year_of);
        bool first_sheet = true;
        for (auto begin = order.begin(); begin != order.end();) {
            auto const year = year_of(*begin);
            auto const end = std::find_if(begin, order.end(), [&](auto e) { return year_of(e) != year; });
            open(fmt::format("07. Học viên năm {}", year));
            for (bool preparatory : {true, false}) {
                bool const split = year % 2 == 1;
                auto headings = person_headings(split);
                headings.insert(headings.begin(), Heading{"Mã lớp"});
                for (auto const& h : Headings{{"Đơn vị công tác", "", 40},
                                              {"MST đơn vị"},
                                              {"Xã, thị trấn", "", 18},
                                              {"Kết quả"},
                                              {"Số GCN", "Giấy chứng nhận", 16},
                                              {"Ngày cấp", "Giấy chứng nhận"}})
                    headings.push_back(h);
                sheet(preparatory ? "Nhận thức về Đảng" : "Nghiệp vụ", {fmt::format("DANH SÁCH HỌC VIÊN NĂM {}", year)},
                      headings);
                for (auto e = begin; e != end; ++e)
                    if (world_.classes[world_.enrolments[*e].training_class].preparatory == preparatory)
                        row_perhaps_twice(learner_row(world_.enrolments[*e], split), 8);
                if (first_sheet) faulty_learners(split);
                first_sheet = false;
                book_->footer();
            }
            book_->close();
            begin = end;
        }
    }

    std::vector<Cell> learner_row(Enrolment const& e, bool split)
    {
        auto const& p = world_.people[e.person];
        auto const& c = world_.classes[e.training_class];
        auto const employer = world_.employer[e.person];
        std::vector<Cell> cells{text_cell(c.code)};
        name_cells(p, split, cells);
        for (auto const& cell :
             {dirt_.birth_day(birth_day(p), p.has_number), sex_cell(p), number_cell_of(p),
              dirt_.text(world_.enterprises[employer].name), dirt_.code(world_.enterprises[employer].tax_code),
              dirt_.text(commune_written(employer)),
              text_cell(!c.preparatory ? "Hoàn thành"
                        : e.passed     ? "Đạt"
                                       : "Không đạt"),
              e.certificate ? text_cell(fmt::format("{:03}/{}-GCN", e.certificate, base::year_of(c.opened_on))) : blank,
              e.certificate ? dirt_.day(c.closed_on) : blank})
            cells.push_back(cell);
        return cells;
    }

    void faulty_learners(bool split)
    {
        auto cells = learner_row(world_.enrolments.front(), split);
        cells[0] = text_cell("CTD-1999-99");   // unknown class
        faulty(cells);
        cells = learner_row(world_.enrolments.front(), split);
        cells[1] = blank;   // no name
        if (split) cells[2] = blank;
        faulty(cells);
    }

    /// Targets are invented: what the resolution set in numbers is not public.
    void targets()
    {
        open("08. Chỉ tiêu");
        sheet("Chỉ tiêu", {"CHỈ TIÊU THỰC HIỆN NGHỊ QUYẾT 09-NQ/TU", "(số liệu minh họa)"},
              {{"Chỉ tiêu", "", 50}, {"Đơn vị", "", 24}, {"Năm"}, {"Giá trị"}});
        auto const years = world_.scale->to_year - world_.scale->from_year + 1;
        auto target = [&](string_view indicator, std::int64_t whole) {
            for (int y = 0; y < years; ++y)
                row({text_cell(string{indicator}), text_cell("Huyện Đan Phượng"),
                     number_cell(world_.scale->from_year + y),
                     number_cell(static_cast<double>(whole * (y + 1) / years - whole * y / years))});
        };
        target("Công đoàn cơ sở thành lập mới", world_.scale->unions * 9 / 10);
        target("Đoàn viên công đoàn kết nạp mới",
               (world_.scale->founding_members + world_.scale->later_members) * 19 / 20);
        target("Tổ chức đảng trong doanh nghiệp thành lập mới", world_.scale->party_organisations + 2);
        target("Lớp bồi dưỡng nhận thức về Đảng", world_.scale->preparatory_classes - 1);
        close();
    }

    World const& world_;
    Random random_;
    Dirt dirt_;
    std::filesystem::path directory_;
    Format format_;
    std::unique_ptr<Workbook> book_;
    Written written_;
};

}   // namespace

Written write_data_set(World const& world, std::uint64_t seed, std::filesystem::path const& directory, Format format)
{
    return Writer{world, seed, directory, format}.write();
}

}   // namespace app::sample
