#include "app/sample/writer.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include <fmt/format.h>

namespace app::sample {
namespace {

constexpr std::array leaving_reasons{"Chuyển đi", "Xin thôi", "Nghỉ hưu", "Từ trần"};

}   // namespace

void Writer::name_cells(Person const& p, bool split, std::vector<Cell>& cells)
{
    if (!split) {
        cells.push_back(dirt_.text(full_name(p)));
        return;
    }
    cells.push_back(dirt_.text(family_and_middle(p)));
    cells.push_back(dirt_.text(given_name(p)));
}

Cell Writer::sex_cell(Person const& p) { return text_cell(p.female ? (random_.chance(300) ? "nữ" : "Nữ") : "Nam"); }

Cell Writer::number_cell_of(Person const& p) { return p.has_number ? dirt_.code(identity_number(p)) : blank; }

std::vector<Heading> Writer::person_headings(bool split)
{
    if (split)
        return {
            {"Họ và đệm", "", 22}, {"Tên", "", 10}, {"Ngày, tháng, năm sinh"}, {"Giới tính"}, {"Số CCCD/CMND", "", 16}};
    return {{"Họ và tên", "", 28}, {"Ngày sinh"}, {"Nam/Nữ"}, {"Số CCCD", "", 16}};
}

void Writer::members()
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

std::vector<Cell> Writer::member_row(Membership const& m, bool split)
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

void Writer::faulty_members(bool split)
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

void Writer::classes()
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

void Writer::learners()
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

std::vector<Cell> Writer::learner_row(Enrolment const& e, bool split)
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

void Writer::faulty_learners(bool split)
{
    auto cells = learner_row(world_.enrolments.front(), split);
    cells[0] = text_cell("CTD-1999-99");   // unknown class
    faulty(cells);
    cells = learner_row(world_.enrolments.front(), split);
    cells[1] = blank;   // no name
    if (split) cells[2] = blank;
    faulty(cells);
}

}   // namespace app::sample
