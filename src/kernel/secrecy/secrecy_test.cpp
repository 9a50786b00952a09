#include "kernel/secrecy/secrecy.hpp"

#include <gtest/gtest.h>

namespace secrecy {
namespace {

// SE-1
TEST(Secrecy, MarksAreKnownAsTheyAreStamped)
{
    EXPECT_EQ(mark_in("MẬT"), "MẬT");
    EXPECT_EQ(mark_in("Kính gửi Đảng ủy\r\n  MẬT. \r\nnội dung"), "MẬT");
    EXPECT_EQ(mark_in("số 12-MẬT/ĐU"), "MẬT");
    EXPECT_EQ(mark_in("Độ: TỐI MẬT, bản số 2"), "TỐI MẬT");
    EXPECT_EQ(mark_in("(TUYỆT MẬT)"), "TUYỆT MẬT");
    for (auto const* text : {"", "Công ty TNHH MẬT ONG RỪNG", "bí mật thương mại", "mật", "CỬA HÀNG MẬT MÍA", "TMẬT"})
        EXPECT_EQ(mark_in(text), "") << text;
}

TEST(Secrecy, OfPapersTheWordAloneIsEnough)
{
    EXPECT_TRUE(has_word("Tủ MẬT"));
    EXPECT_FALSE(has_word("Tủ mật"));
}

// SE-2
TEST(Secrecy, FilesOfDossiersAreKnownByTheirNames)
{
    EXPECT_EQ(unfit_file_name("Bao cao MẬT 2026.docx")->code, "secrecy.marked");
    EXPECT_EQ(unfit_file_name("CÔNG TY MẬT ONG.xlsx"), std::nullopt);
    EXPECT_EQ(unfit_file_name("Lý lịch đảng viên Nguyễn Thị Lan.docx")->code, "secrecy.dossier");
    EXPECT_EQ(unfit_file_name("ho_so_dang_vien-2026.xlsx")->code, "secrecy.dossier");
    EXPECT_EQ(unfit_file_name("Thẩm tra lý lịch.pdf")->code, "secrecy.dossier");
    EXPECT_EQ(unfit_file_name("Danh sách đoàn viên 2026.xlsx"), std::nullopt);
}

}   // namespace
}   // namespace secrecy
