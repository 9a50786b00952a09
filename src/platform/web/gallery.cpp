#include "platform/web/gallery.hpp"

#include <array>

#include "platform/web/frame.hpp"

namespace web {
namespace {

constexpr std::string_view long_enterprise =
    "Công ty trách nhiệm hữu hạn một thành viên Thương mại, Sản xuất và Xuất nhập khẩu Đồ gỗ mỹ nghệ Liên Hà – Phượng "
    "Trì";
constexpr std::string_view long_union =
    "Công đoàn cơ sở Công ty cổ phần Đầu tư Xây dựng và Phát triển Hạ tầng Đan Phượng";

constexpr NavItem navigation[] = {
    {"Home", "/", "home", signed_in, 0},
    {"Enterprises", "/enterprises", "building-factory-2", signed_in, 10},
    {"Unions", "/unions", "users-group", signed_in, 20},
    {"People", "/people", "users", signed_in, 30},
    {"Classes", "/classes", "school", signed_in, 40},
    {"Reports", "/reports", "report-analytics", signed_in, 50},
    {"Imports", "/imports", "file-upload", signed_in, 60},
};

struct Line {
    std::string_view name, tax_code, place, type, status, tone;
    std::int64_t workers;
};
constexpr std::array<Line, 5> lines{{
    {"Công ty TNHH Cơ khí Tân Hội", "0109876543", "Xã Tân Hội", "TNHH hai thành viên", "Đang hoạt động", "good", 128},
    {"Công ty cổ phần May Phùng", "0104567890", "Thị trấn Phùng", "Công ty cổ phần", "Tạm ngừng", "warning", 1240},
    {long_enterprise, "0101234567-001", "Xã Liên Hà", "TNHH một thành viên", "Đang hoạt động", "good", 56},
    {"Doanh nghiệp tư nhân Ngọc Ánh", "0102223334", "Xã Thọ An", "Doanh nghiệp tư nhân", "Đã chấm dứt", "bad", 0},
    {"Hợp tác xã Dịch vụ nông nghiệp Song Phượng", "0105556667", "Xã Song Phượng", "Hợp tác xã", "Không ở địa chỉ", "",
     17},
}};

Register register_view(std::string_view search)
{
    return {.url = "/enterprises",
            .search = std::string{search},
            .search_label = "Tìm theo tên hoặc mã số thuế",
            .filters = {{.name = "place",
                         .label = "Mọi xã, thị trấn",
                         .choices = {{"1", "Thị trấn Phùng"}, {"2", "Xã Tân Hội"}}},
                        {.name = "status",
                         .label = "Mọi tình trạng",
                         .choices = {{"active", "Đang hoạt động"}},
                         .value = "active"}},
            .columns = {{.label = "Tên doanh nghiệp", .sort = "name"},
                        {.label = "Mã số thuế", .sort = "tax_code"},
                        {.label = "Xã, thị trấn", .wide_only = true},
                        {.label = "Loại hình", .wide_only = true},
                        {.label = "Lao động", .sort = "workers", .number = true},
                        {.label = "Tình trạng"}},
            .sort = "name",
            .paging = {.next_url = "/enterprises?after=x", .total = 5012},
            .empty_text = "Hãy nhập danh sách từ tệp Excel, hoặc thêm doanh nghiệp đầu tiên."};
}

void register_full(Html& out)
{
    register_table(out, register_view("cong ty"), lines.size(), [](Html& body) {
        for (auto const& line : lines) {
            body("<tr><td><a href='/enterprises/1'>").text(line.name)("</a></td><td>").text(line.tax_code);
            body("</td><td>")
                .text(line.place)("</td><td>")
                .text(line.type)("</td><td>")
                .number(line.workers)("</td><td>");
            badge(body, line.status, line.tone);
            body("</td></tr>");
        }
    });
}

void register_empty(Html& out)
{
    auto view = register_view("");
    view.filters.clear();
    register_table(out, view, 0, [](Html&) {});
}

void register_no_match(Html& out)
{
    register_table(out, register_view("xyz"), 0, [](Html&) {});
}

void form(Html& out)
{
    static std::array<base::Problem, 2> const found{{{"decided_on", "date.in_future"}, {"number", "required"}}};
    static std::array<Choice, 2> const kinds{{{"a", "Công đoàn cơ sở"}, {"b", "Nghiệp đoàn cơ sở"}}};
    problems(out, found);
    out("<form method='post' action='/unions' class='card'><div class='card-body'>");
    csrf(out, "token");
    record_field(out, {.name = "enterprise", .label = "Doanh nghiệp", .required = true}, "/enterprises/suggestions",
                 long_enterprise);
    text_field(out,
               {.name = "name", .label = "Tên công đoàn cơ sở", .value = std::string{long_union}, .required = true});
    choice_field(out, {.name = "kind", .label = "Loại", .required = true}, kinds);
    out("<div class='row'><div class='col-md-6'>");
    text_field(out, {.name = "number",
                     .label = "Số quyết định",
                     .problem = "Cần điền mục này.",
                     .help = "Ghi như trên quyết định: 15/QĐ-LĐLĐ",
                     .required = true});
    out("</div><div class='col-md-6'>");
    day_field(out, {.name = "decided_on",
                    .label = "Ngày quyết định",
                    .value = "05/02/2099",
                    .problem = "Ngày này ở tương lai. Hãy kiểm tra lại.",
                    .required = true});
    out("</div></div>");
    number_field(out, {.name = "members", .label = "Số đoàn viên khi thành lập", .value = "36"});
    area_field(out, {.name = "note", .label = "Ghi chú"});
    check_field(out, {.name = "more", .label = "Thêm một công đoàn nữa sau khi lưu"}, true);
    file_field(out, {.name = "files", .label = "Danh sách", .help = "Tệp .xlsx hoặc .csv, tối đa 20 MB"}, ".xlsx,.csv",
               true);
    out("</div><div class='card-footer btn-list'>");
    send_button(out, "Lưu công đoàn cơ sở", "primary", "check");
    link_button(out, "/unions", "Bỏ qua", "");
    out("</div></form>");
}

void record(Html& out)
{
    static std::array<Detail, 7> const facts{{{"Mã số thuế", "0101234567"},
                                              {"Loại hình", "Công ty trách nhiệm hữu hạn một thành viên"},
                                              {"Địa chỉ", "Thôn Thượng, xã Liên Hà"},
                                              {"Công đoàn cơ sở", std::string{long_union}, "/unions/1"},
                                              {"Người đại diện", "Nguyễn Thị Phương Thảo"},
                                              {"Fax", ""},
                                              {"Tổng số lao động", "1.240 (742 nữ)"}}};
    static std::array<Moment, 3> const moments{
        {{"05/02/2026", "Thành lập công đoàn cơ sở", "Quyết định 15/QĐ-LĐLĐ, 36 đoàn viên", "/unions/1", "users-group"},
         {"07/2025", "Chuyển về xã Ô Diên", "Sắp xếp đơn vị hành chính", "", "map-pin"},
         {"2012", "Đăng ký kinh doanh", "", "", "certificate"}}};
    out("<div class='row row-cards'><div class='col-lg-8'>");
    card(out, "Thông tin chung", [](Html& body) { details(body, facts); });
    out("</div><div class='col-lg-4'>");
    card(out, "Diễn biến", [](Html& body) { timeline(body, moments); });
    card(out, "Đoàn viên", [](Html& body) {
        empty_state(body, "users", "Chưa có đoàn viên", "Hãy nhập danh sách đoàn viên từ tệp Excel.");
    });
    out("</div></div>");
}

void figures(Html& out)
{
    static std::array<Figure, 5> const all{
        {{"Công đoàn cơ sở thành lập mới", "47", "/reports/figures/1", "đạt 117,5% chỉ tiêu 40", "good", "users-group"},
         {"Lượt cán bộ được bồi dưỡng", "20.431", "/reports/figures/2", "trong 160 lớp", "", "school"},
         {"Người học lớp cảm tình Đảng", "1.234", "/reports/figures/3", "đạt 82,3% chỉ tiêu 1.500", "warning", "flag"},
         {"Tổ chức đảng trong doanh nghiệp", "3", "", "đạt 15% chỉ tiêu 20", "bad"},
         {"Đoàn viên công đoàn", "1.648", "/members"}}};
    figure_cards(out, all);
    card(out, "Tiến độ", [](Html& body) {
        progress(body, 1175, "117,5%");
        progress(body, 823, "82,3%");
        progress(body, 0, "0%");
    });
    card(out, "Theo năm", [](Html& body) {
        chart(body, {.id = "by-year",
                     .title = "Công đoàn cơ sở thành lập và lớp bồi dưỡng theo năm",
                     .labels = {"2012", "2013", "2014", "2015", "2016", "2017", "2018", "2019", "2020"},
                     .series = {{"Công đoàn cơ sở", {3, 5, 4, 6, 7, 5, 8, 6, 3}},
                                {"Lớp bồi dưỡng", {12, 18, 20, 16, 22, 19, 24, 21, 8}}},
                     .label_head = "Năm"});
    });
    out("<p>");
    for (auto const* tone : {"", "good", "warning", "bad", "info"}) {
        badge(out, "Nhãn trạng thái", tone);
        out(" ");
    }
    out("</p>");
}

void message_sample(Html& out)
{
    message(out, "map-search", {}, "Địa chỉ này không có, hoặc mục đã bị xóa, hoặc ngoài phạm vi của bạn.");
}

void sign_in(Html& out)
{
    out("<form method='post' action='/sign-in'>");
    text_field(out, {.name = "name", .label = "Tên đăng nhập", .required = true, .autocomplete = "username"});
    password_field(out,
                   {.name = "password", .label = "Mật khẩu", .required = true, .autocomplete = "current-password"});
    send_button(out, "Đăng nhập");
    out("</form>");
}

constexpr Sample samples[] = {
    {"pieces-figures", figures},
    {"pieces-form", form},
    {"pieces-message", message_sample},
    {"pieces-record", record},
    {"pieces-register", register_full},
    {"pieces-register-empty", register_empty},
    {"pieces-register-no-match", register_no_match},
    {"pieces-sign-in", sign_in, true},
};

}   // namespace

std::span<Sample const> gallery_samples() { return samples; }

std::string gallery_page(base::Texts const& texts, Sample const& sample, std::string_view theme)
{
    Html out{texts};
    framed(out,
           {.frame = {.title = std::string{sample.name},
                      .pretitle = "Thư viện mẫu",
                      .crumbs = {{"Doanh nghiệp", "/enterprises"}},
                      .active = "/enterprises",
                      .actions =
                          [](Html& body) {
                              link_button(body, "/enterprises/new", "Thêm doanh nghiệp", "primary", "plus");
                          }},
            .user_name = sample.visitor ? std::string{} : "Nguyễn Thị Phương Thảo",
            .navigation = navigation,
            .csrf = "token",
            .theme = std::string{theme},
            .flash = sample.name == "pieces-record" ? "Đã lưu thay đổi." : ""},
           sample.write);
    return out.take();
}

}   // namespace web
