#include "kernel/imports/views.hpp"

namespace imports {
namespace {

BatchView usual()
{
    BatchView view{.csrf = "x",
                   .url = "/imports/01",
                   .previewed = true,
                   .may_preview = true,
                   .may_import = true,
                   .has_errors = true};
    view.sheets = {{"02. Rà soát doanh nghiệp.xlsx", "Tân Hội", "Doanh nghiệp", false, false, "", "",
                    "/imports/01/sheets/1", true, 42, 3, 0, 2, 0},
                   {"05. Đoàn viên công đoàn.csv", "05. Đoàn viên công đoàn", "Đoàn viên công đoàn", false, true, "",
                    "Chữ đã được chuyển từ bảng mã TCVN3 (.VnTime) sang Unicode; hãy đối chiếu với tệp gốc.",
                    "/imports/01/sheets/2", true, 1'650, 0, 12, 1, 40},
                   {"thu.xlsx", "Ghi chú", "", true, false, "Không tìm thấy dòng tiêu đề nào quen thuộc.", "",
                    "/imports/01/sheets/3"}};
    view.figures = {
        {"Mới", "1.692", "", "", "good"}, {"Cập nhật", "3"}, {"Giữ nguyên", "12"}, {"Lỗi", "3", "", "", "bad"}};
    view.faults = {{"Tân Hội", "17",
                    "Cột «Ngày đăng ký»: Không có ngày «31/02/2011». Ngày viết trước, tháng viết sau, như 05/02/2012."},
                   {"Tân Hội", "31", "Mã số thuế trùng với một doanh nghiệp khác.", true}};
    return view;
}

void sample_list(web::Html& out)
{
    list_page(out,
              {.csrf = "x",
               .lines = {{"/imports/01", "24/11/2026 08:10",
                          "02. Rà soát doanh nghiệp.xlsx, 05. Đoàn viên công đoàn.csv", "Đã nhập", "good", 1'707, 3},
                         {"/imports/02", "23/11/2026 16:42", "08. Chỉ tiêu.xlsx", "Đã hoàn tác", "", 0, 0}}});
}
void sample_empty_list(web::Html& out)
{
    list_page(out, {.csrf = "x", .problem = "Hãy chọn ít nhất một tệp .xlsx hoặc .csv."});
}
void sample_batch(web::Html& out) { batch_page(out, usual()); }
void sample_running(web::Html& out)
{
    auto view = usual();
    view.may_import = view.may_preview = view.has_errors = false;
    view.running =
        ProgressView{"/imports/01/progress", "/imports/01", 431, "43 % · 12.400 dòng · 21.300 dòng/giây · còn 1 giây"};
    batch_page(out, view);
}
void sample_mapping(web::Html& out)
{
    MappingView view{.csrf = "x", .url = "/imports/01/sheets/1", .back_url = "/imports/01"};
    view.kind = {.name = "kind", .label = "Loại số liệu", .value = "members"};
    view.kinds = {{"", "Không nhập trang này"}, {"members", "Đoàn viên công đoàn"}};
    view.choices = {
        {"", "Không có cột"}, {"1", "B: Họ và đệm"}, {"1+2", "B + C: Họ và đệm + Tên"}, {"3", "D: Ngày sinh"}};
    view.columns = {
        {{.name = "full_name", .label = "Họ và tên", .value = "1+2", .required = true}, "Nguyễn Thị Bình, Trần Văn An"},
        {{.name = "born", .label = "Ngày sinh", .value = "3"}, "05/02/1985, 1990"}};
    view.headings = {"STT", "Họ và đệm", "Tên", "Ngày sinh"};
    view.rows = {{"1", "Nguyễn Thị", "Bình", "05/02/1985"}, {"2", "Trần Văn", "An", "1990"}};
    mapping_page(out, view);
}
void sample_undo(web::Html& out)
{
    undo_page(out,
              {"x", "/imports/01", "1.692 hồ sơ do lượt nhập này tạo ra sẽ bị xóa khỏi sổ.",
               "3 hồ sơ mà lượt nhập này đã sửa sẽ trở lại nội dung trước đó, trừ hồ sơ đã có người sửa sau này."});
}

constexpr web::Sample all[]{{"imports-list", sample_list},       {"imports-list-empty", sample_empty_list},
                            {"imports-batch", sample_batch},     {"imports-running", sample_running},
                            {"imports-mapping", sample_mapping}, {"imports-undo", sample_undo}};

}   // namespace

std::span<web::Sample const> samples() { return all; }

}   // namespace imports
