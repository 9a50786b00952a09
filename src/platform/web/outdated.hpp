#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/id.hpp"
#include "platform/web/context.hpp"
#include "platform/web/json_body.hpp"
#include "platform/web/response.hpp"

/// What the API does with a change of an outdated record: what only one side changed is merged when the caller says
/// what it had read (`base`), and what both changed is answered side by side.
namespace web {

inline std::string compared(std::string const& text) { return text; }
inline std::string compared(std::optional<std::int64_t> number) { return number ? std::to_string(*number) : ""; }
inline std::string compared(std::optional<base::Date> day) { return day ? base::iso(*day) : ""; }
inline std::string compared(std::optional<base::PartialDate> const& day) { return day ? base::iso(*day) : ""; }
template <class Tag>
std::string compared(base::Id<Tag> id)
{
    return id ? id.text() : "";
}
template <class Tag>
std::string compared(std::optional<base::Id<Tag>> id)
{
    return id ? id->text() : "";
}

/// A field of the body and of the record.
template <class Record>
struct ComparedField {
    std::string_view name;
    std::string (*text)(Record const& record);
    void (*take)(Record& into, Record const& from);
};
/// `compared_field<&Person::phone, Person>("phone")`
template <auto Member, class Record>
constexpr ComparedField<Record> compared_field(std::string_view name)
{
    return {name, [](Record const& record) { return compared(record.*Member); },
            [](Record& into, Record const& from) { into.*Member = from.*Member; }};
}

/// A field in three columns; `base` is empty when the caller did not say what it had read.
struct ThreeColumns {
    std::string_view field;
    std::optional<std::string> base = {};
    std::string yours = {};
    std::string current = {};
};

/// Lays what was sent over `current`: `mine` is the body laid over it, `before` the body's `base` (null: not sent).
/// What cannot be decided is given back and left as it is.
template <class Record>
std::vector<ThreeColumns> merge_outdated(std::span<ComparedField<Record> const> fields, JsonBody const& body,
                                         JsonBody const* base_body, Record const& before, Record const& mine,
                                         Record& current)
{
    std::vector<ThreeColumns> both;
    for (auto const& field : fields) {
        auto yours = field.text(mine);
        auto now = field.text(current);
        if (!body.has(field.name) || yours == now) continue;
        std::optional<std::string> read;
        if (base_body != nullptr && base_body->has(field.name)) read = field.text(before);
        if (read == yours) continue;   // only they changed it
        if (read == now)
            field.take(current, mine);
        else
            both.push_back({field.name, std::move(read), std::move(yours), std::move(now)});
    }
    return both;
}

/// 409: problem details with `revision`, the newest, and `fields`: [{field, base, yours, current}].
Response outdated(Context const& context, std::int64_t revision, std::span<ThreeColumns const> fields);

}   // namespace web
