#include "kernel/merging/samples.hpp"

#include "kernel/merging/views.hpp"

namespace merging {
namespace {

constexpr auto longest_place =
    "Công ty trách nhiệm hữu hạn một thành viên Thương mại, Sản xuất và Xuất nhập khẩu Đồ gỗ Liên Hà";

void pairs_none(web::Html& out)
{
    pairs_page(out, {.empty_text = std::string{out.texts().tr("Nothing to decide")},
                     .scan_url = "/people/duplicates/scan",
                     .csrf = "token"});
}

void pairs_some(web::Html& out)
{
    auto const& texts = out.texts();
    PairsView view{.scan_url = "/people/duplicates/scan",
                   .csrf = "token",
                   .is_scanning = true,
                   .tenths = 400,
                   .last_scan = texts.tr("The last look found {0} pairs.", {"31"})};
    view.lines = {{.url = "/people/duplicates/1/2",
                   .left = "Nguyễn Thị Lan",
                   .left_hint = "08/03/1988 · Xã Liên Minh",
                   .right = "Nguyễn Thị Lan",
                   .right_hint = "08/03/1988 · Xã Ô Diên",
                   .likeness = std::string{texts.tr("almost certain")},
                   .tone = "bad",
                   .reasons = "Cùng họ tên · Cùng ngày sinh · Cùng số điện thoại"},
                  {.url = "/people/duplicates/3/4",
                   .left = "Tôn Nữ Hoàng Ngọc Phương Thảo",
                   .left_hint = "1990 · Xã Liên Minh",
                   .right = "Tôn Nữ Ngọc Phương Thảo",
                   .right_hint = "Xã Liên Minh",
                   .likeness = std::string{texts.tr("possible")},
                   .tone = "info",
                   .reasons = "Họ tên chỉ khác như gõ nhầm"}};
    view.merged = {{"/people/merges/1", "Trần Văn Nam", "Trần Văn Năm", "02/03/2026", ""},
                   {"/people/merges/2", "Lê Thị Hoa", "Lê Thị Hoà", "01/03/2026", std::string{texts.tr("undone")}}};
    view.next_url = "/people/duplicates?after=1";
    pairs_page(out, view);
}

void pair_full(web::Html& out)
{
    auto const& texts = out.texts();
    PairView view{.left = "Nguyễn Thị Lan",
                  .left_url = "/people/1",
                  .right = "Nguyễn Thị Lán",
                  .right_url = "/people/2",
                  .likeness = std::string{texts.tr("almost certain")},
                  .tone = "bad",
                  .reasons = {"Cùng ngày sinh", "Cùng số điện thoại"},
                  .doubts = {"Giới tính khác nhau"},
                  .revisions = {"1", "3"},
                  .merge_url = "/people/duplicates/1/2/merge",
                  .difference_url = "/people/duplicates/1/2/difference",
                  .later_url = "/people/duplicates/3/4",
                  .csrf = "token"};
    view.choices = {{"full_name", "Họ và tên", "Nguyễn Thị Lan", "Nguyễn Thị Lán", true, false},
                    {"born", "Ngày sinh", "1988", "08/03/1988", true, true},
                    {"place", "Xã, phường", "Xã Liên Minh", "Xã Liên Minh", false, false},
                    {"enterprise", "Nơi làm việc", "", longest_place, true, true}};
    view.counts = {{"Lớp đã học", "3", "12"}};
    pair_page(out, view);
}

void merge_standing(web::Html& out)
{
    auto const& texts = out.texts();
    merge_page(out, {.details = {{std::string{texts.tr("The record that went")}, "Nguyễn Thị Lán"},
                                 {std::string{texts.tr("The record that stayed")}, "Nguyễn Thị Lan", "/people/1"},
                                 {std::string{texts.tr("Merged on")}, "02/03/2026"}},
                     .follows = {{"Lớp đã học", "12"}},
                     .undo_url = "/people/merges/1/undo",
                     .csrf = "token"});
}

constexpr web::Sample all[] = {{"duplicates-none", pairs_none},
                               {"duplicates-some", pairs_some},
                               {"duplicate-pair", pair_full},
                               {"merge", merge_standing}};

}   // namespace

std::span<web::Sample const> samples() { return all; }

}   // namespace merging
