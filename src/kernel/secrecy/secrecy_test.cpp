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
    EXPECT_EQ(mark_in("TỐI MA\u0323\u0302T"), "TỐI MẬT") << "NFD";
}

TEST(Secrecy, OfPapersTheWordAloneIsEnough)
{
    EXPECT_TRUE(has_word("Tủ MẬT"));
    EXPECT_FALSE(has_word("Tủ mật"));
}

// SE-2
TEST(Secrecy, FilesOfDossiersAreKnownByTheirNames)
{
    auto const code = [](std::string_view name) {
        auto const problem = unfit_file_name(name);
        return problem ? std::string{problem->code} : std::string{};
    };
    EXPECT_EQ(code("Bao cao MẬT 2026.docx"), "secrecy.marked");
    EXPECT_EQ(code("Bao cao MA\u0323\u0302T.docx"), "secrecy.marked") << "NFD";
    EXPECT_EQ(code("CÔNG TY MẬT ONG.xlsx"), "");
    EXPECT_EQ(code("Lý lịch đảng viên Nguyễn Thị Lan.docx"), "secrecy.dossier");
    EXPECT_EQ(code("ho_so_dang_vien-2026.xlsx"), "secrecy.dossier");
    EXPECT_EQ(code("Thẩm tra lý lịch.pdf"), "secrecy.dossier");
    EXPECT_EQ(code("Danh sách đoàn viên 2026.xlsx"), "");
}

}   // namespace
}   // namespace secrecy
