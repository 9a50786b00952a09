#include "kernel/seals/store.hpp"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "kernel/accounts/audit.hpp"
#include "kernel/seals/commands.hpp"
#include "kernel/seals/pages.hpp"
#include "platform/web/languages.hpp"
#include "platform/web/test_client.hpp"
#include "support/both.hpp"

namespace seals {
namespace {

constexpr base::Instant at{base::day(2026, 3, 2)};
constexpr UserId lan{1};

class SealKeys : public support::OnBoth {
protected:
    void SetUp() override
    {
        folder = std::filesystem::temp_directory_path() /
                 ("donghanh-seals-" + std::to_string(reinterpret_cast<std::uintptr_t>(this)));
        std::filesystem::create_directories(folder);
    }
    void TearDown() override { std::filesystem::remove_all(folder); }
    std::string kept(std::string const& name, std::string_view content)
    {
        auto const path = (folder / name).string();
        std::ofstream{path, std::ios::binary} << content;
        return path;
    }
    Key made()
    {
        auto tx = db->begin(db::Access::write);
        auto key = signing_key(**tx, lan, at);
        tx->commit();
        return key;
    }
    struct Told {
        int code = 0;
        std::string out;
        std::string err;
    };
    Told run(std::string_view name, std::map<std::string, std::vector<std::string>, std::less<>> values)
    {
        std::ostringstream out;
        std::ostringstream err;
        CommandLine line{.values = std::move(values),
                         .database = &*db,
                         .texts = web::texts_in(base::Language::en),
                         .now = at,
                         .out = out,
                         .err = err,
                         .open = [] { return std::unique_ptr<db::Database>{}; }};
        for (auto const& command : commands())
            if (command.name == name) return {command.run(line), out.str(), err.str()};
        return {-1};
    }

    std::filesystem::path folder;
};

TEST_P(SealKeys, AreMadeOnceAndSignFromThenOn)
{
    EXPECT_TRUE(list_keys(**db->begin(db::Access::read)).empty());
    auto const first = made();
    EXPECT_EQ(made().seed, first.seed);
    auto const all = list_keys(**db->begin(db::Access::read));
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all.front().bytes, first.public_key);
    EXPECT_EQ(all.front().name, name_of_key(first.public_key));
}

TEST_P(SealKeys, ThatWereReplacedStayPublishedAndSignNoMore)
{
    auto const first = made();
    auto const old_seal = *opened(*sealed(first, 7, {{Tag::holder, "An"}}));
    {
        auto tx = db->begin(db::Access::write);
        EXPECT_NE(replace_key(**tx, lan, at).bytes, first.public_key);
        tx->commit();
    }
    EXPECT_NE(made().seed, first.seed);
    auto const tx = db->begin(db::Access::read);
    auto const kept = find_key(**tx, old_seal.key);
    ASSERT_TRUE(kept && kept->ended_at);
    EXPECT_TRUE(is_genuine(old_seal, kept->bytes));
    constexpr db::Sql seeds{"test.seeds", "SELECT count(*) FROM seal_key WHERE seed IS NOT NULL"};
    EXPECT_EQ((*tx)->run(seeds).first()->integer(0), 1) << "the private half of the old key is gone";
    std::size_t audited = 0;
    for (auto const& line : accounts::list_audit(**tx, {}))
        if (line.record_kind == "seal_key") ++audited;
    EXPECT_EQ(audited, 3U);
}

TEST_P(SealKeys, ArePublishedToEverybody)
{
    auto const key = made();
    web::TestClient client{*db, {page_routes()}};
    auto const page = client.get("/seals/keys");
    EXPECT_EQ(page.status, 200);
    EXPECT_NE(page.body.find(base64(key.public_key)), std::string::npos);
    EXPECT_EQ(page.body.find(base64(key.seed)), std::string::npos);
    EXPECT_EQ(client.get("/seals/keys/" + name_of_key(key.public_key)).body, pem(key.public_key));
    EXPECT_EQ(client.get("/seals/keys/00000000").status, 404);
}

TEST_P(SealKeys, OpenSslComesToTheSameAnswer)
{
    auto const key = made();
    auto const seal = *opened(*sealed(key, 7, {{Tag::holder, "Nguyễn Văn An"}, {Tag::number, "15/GCN"}}));
    auto const verify = [&](std::string const& message) {
        auto const command = "openssl pkeyutl -verify -pubin -rawin -inkey " + kept("key.pem", pem(key.public_key)) +
                             " -in " + kept("message", message) + " -sigfile " + kept("signature", seal.signature) +
                             " >/dev/null 2>&1";
        return std::system(command.c_str());
    };
    EXPECT_EQ(verify(seal.message), 0);
    EXPECT_NE(verify(seal.message + "x"), 0);
}

TEST_P(SealKeys, TheCommandVerifiesWithAKeyFileAndNoDatabase)
{
    auto const key = made();
    auto const text = *sealed(key, 7, {{Tag::holder, "Nguyễn Văn An"}, {Tag::from, "2026-02-02"}});
    auto const file = kept("key.pem", pem(key.public_key));
    auto const told = run("seals verify", {{"seal", {code_text("https://x.vn", text)}}, {"--key", {file}}});
    EXPECT_EQ(told.code, 0) << told.err;
    EXPECT_NE(told.out.find("Full name: Nguyễn Văn An"), std::string::npos);
    auto const json = run("seals verify", {{"--file", {kept("seal", text)}}, {"--key", {file}}, {"--json", {}}});
    EXPECT_EQ(json.out,
              "{\"genuine\":true,\"key\":\"" + name_of_key(key.public_key) +
                  "\",\"paper\":\"0000000000007\",\"facts\":{\"holder\":\"Nguyễn Văn An\",\"from\":\"2026-02-02\"}}\n");
    auto const other = kept("other.pem", pem(key_from(std::string(seed_bytes, 'x')).public_key));
    EXPECT_EQ(run("seals verify", {{"seal", {text}}, {"--key", {other}}}).code, 3);
    EXPECT_EQ(run("seals verify", {{"seal", {"x"}}, {"--key", {file}}}).code, 3);
    EXPECT_EQ(run("seals verify", {{"seal", {text}}, {"--key", {kept("none", "no key")}}}).code, 3);
    EXPECT_EQ(run("seals verify", {}).code, 2);
    EXPECT_NE(run("seals keys", {}).out.find(pem(key.public_key)), std::string::npos);
    EXPECT_EQ(run("seals replace-key", {}).code, 0);
    EXPECT_EQ(list_keys(**db->begin(db::Access::read)).size(), 2U);
}

TEST_P(SealKeys, StatementsPrepare)
{
    auto const tx = db->begin(db::Access::write);
    for (auto const& sql : statements()) EXPECT_NO_THROW((*tx)->prepare(sql)) << sql.name;
}

INSTANTIATE_TEST_SUITE_P(Both, SealKeys, support::both, support::dialect_name);

}   // namespace
}   // namespace seals
