#include "platform/web/sent_forms.hpp"

#include <array>
#include <memory>

#include <openssl/evp.h>

#include "base/expect.hpp"
#include "platform/web/csrf.hpp"

namespace web {
namespace {

constexpr base::Days kept{2};

constexpr db::Sql select_sent{"web.select_sent", "SELECT location FROM sent_form WHERE mark = :mark"};
constexpr db::Sql insert_sent{"web.insert_sent", R"sql(
    INSERT INTO sent_form (mark, location, sent_at) VALUES (:mark, :location, :at)
    ON CONFLICT (mark) DO NOTHING)sql"};
constexpr db::Sql delete_old_sent{"web.delete_old_sent", "DELETE FROM sent_form WHERE sent_at < :before"};
constexpr db::Sql all_statements[] = {select_sent, insert_sent, delete_old_sent};

/// SHA-256 over texts; each goes in with its length, so that no two lists of texts are alike.
class Mark {
public:
    Mark() : context_(EVP_MD_CTX_new(), EVP_MD_CTX_free)
    {
        base::expect(context_ != nullptr && EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) == 1,
                     "SHA-256 is missing");
    }
    Mark& add(std::string_view text)
    {
        auto const length = std::to_string(text.size()) + ":";
        for (auto const part : {std::string_view{length}, text})
            base::expect(EVP_DigestUpdate(context_.get(), part.data(), part.size()) == 1, "SHA-256 failed");
        return *this;
    }
    std::string finish()
    {
        std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
        unsigned length = 0;
        base::expect(EVP_DigestFinal_ex(context_.get(), digest.data(), &length) == 1, "SHA-256 failed");
        return {reinterpret_cast<char const*>(digest.data()), length};
    }

private:
    std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> context_;
};

}   // namespace

std::optional<std::string> form_mark(Request const& request)
{
    auto const token = request.headers.find("x-csrf-token").value_or(request.form.get(csrf_field));
    if (token.empty()) return std::nullopt;
    Mark mark;
    mark.add(token).add(request.target);
    for (auto const& [name, value] : request.form.all()) mark.add(name).add(value);
    for (auto const& upload : request.uploads) mark.add(upload.field).add(upload.file_name).add(upload.content);
    return mark.finish();
}

std::optional<std::string> find_sent(db::Connection& tx, std::string_view mark)
{
    auto rows = tx.run(select_sent, {{"mark", db::bytes(mark)}});
    auto const row = rows.first();
    return row ? std::optional{row->string(0)} : std::nullopt;
}

void note_sent(db::Connection& tx, std::string_view mark, std::string_view location, base::Instant now)
{
    tx.change(delete_old_sent, {{"before", base::Instant{now - kept}}});
    if (tx.change(insert_sent, {{"mark", db::bytes(mark)}, {"location", location}, {"at", now}}) == 0)
        throw db::Retry("web.insert_sent: the same form was done in the meantime");
}

std::span<db::Sql const> sent_form_statements() { return all_statements; }

}   // namespace web
