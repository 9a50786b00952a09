#include "platform/db/backup.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "platform/db/connection.hpp"

namespace {

constexpr db::Sql insert_word{"test.insert_word", "INSERT INTO word (text) VALUES (:text)"};
constexpr db::Sql select_words{"test.select_words", "SELECT text FROM word ORDER BY text"};

class BackupTest : public testing::Test {
protected:
    BackupTest()
    {
        std::filesystem::remove_all(folder);
        std::filesystem::create_directories(folder);
        auto const database = db::open(url);
        auto const tx = database->begin(db::Access::write);
        tx->connection().script("CREATE TABLE word (text TEXT NOT NULL)");
        tx->connection().change(insert_word, {{"text", "một"}});
        tx->commit();
    }
    ~BackupTest() override { std::filesystem::remove_all(folder); }

    static void add(db::Database& database, std::string_view word)
    {
        auto const tx = database.begin(db::Access::write);
        tx->connection().change(insert_word, {{"text", word}});
        tx->commit();
    }
    std::string words() const
    {
        auto const database = db::open(url);
        auto const tx = database->begin(db::Access::read);
        std::string all;
        for (auto const& row : tx->connection().run(select_words)) all += row.string(0) + " ";
        return all;
    }

    std::filesystem::path folder = std::filesystem::temp_directory_path() / ("backup-test-" + std::to_string(getpid()));
    std::string url = "sqlite:" + (folder / "a.db").string();
    std::string copy = (folder / "copy.db").string();
};

TEST_F(BackupTest, CopiesWhileOthersReadAndWriteAndComesBack)
{
    {
        auto const database = db::open(url);
        auto const reading = database->begin(db::Access::read);
        db::back_up(url, copy);
        add(*database, "hai");
    }
    EXPECT_EQ(words(), "hai một ");
    db::restore(copy, url);
    EXPECT_EQ(words(), "một ");
}

TEST_F(BackupTest, NeverOverwritesAFile)
{
    db::back_up(url, copy);
    EXPECT_THROW(db::back_up(url, copy), db::Failure);
}

TEST_F(BackupTest, ADamagedCopyChangesNothing)
{
    std::ofstream{copy} << "this is no database";
    EXPECT_THROW(db::restore(copy, url), db::Failure);
    EXPECT_THROW(db::restore(copy + ".missing", url), db::Failure);
    EXPECT_EQ(words(), "một ");
}

TEST_F(BackupTest, PostgresHasItsOwnTools) { EXPECT_THROW(db::back_up("postgresql:///x", copy), db::Failure); }

}   // namespace
