#include <memory>
#include <string>
#include <unordered_map>

#include <fmt/format.h>
#include <unicode/coll.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>
#include <unicode/uversion.h>

#include "base/expect.hpp"
#include "base/letters.hpp"
#include "base/text.hpp"

/// Lists are ordered syllable by syllable: first the letters, then the tone. So each syllable has a key of its own, and
/// the keys are joined by a zero byte, which ICU's keys never contain. One key over the whole text would compare the
/// tones of the first syllable after the letters of the last.
namespace base {
namespace {

constexpr char between_syllables = '\0';
constexpr int own_version = 1;   // raise when the shape of the keys changes: stored keys are rebuilt
constexpr std::size_t remembered_syllables = 32 * 1024;

std::unique_ptr<icu::Collator> make_collator()
{
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Collator> collator{icu::Collator::createInstance(icu::Locale("vi"), status)};
    expect(U_SUCCESS(status) && collator != nullptr, "ICU has no Vietnamese collation");
    collator->setStrength(icu::Collator::SECONDARY);
    collator->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_ON, status);   // "Chi bộ 2" before "Chi bộ 10"
    expect(U_SUCCESS(status), "ICU refuses numeric collation");
    return collator;
}

std::string key_by_icu(std::string_view syllable)
{
    // a collator is not safe from several threads; cloning from one would need a lock at every start of a thread only
    static thread_local auto const collator = make_collator();
    auto const utf16 =
        icu::UnicodeString::fromUTF8(icu::StringPiece(syllable.data(), static_cast<std::int32_t>(syllable.size())));
    std::string key(64, '\0');
    auto size =
        collator->getSortKey(utf16, reinterpret_cast<std::uint8_t*>(key.data()), static_cast<std::int32_t>(key.size()));
    if (size > static_cast<std::int32_t>(key.size())) {
        key.resize(static_cast<std::size_t>(size));
        size = collator->getSortKey(utf16, reinterpret_cast<std::uint8_t*>(key.data()), size);
    }
    key.resize(size > 0 ? static_cast<std::size_t>(size) - 1 : 0);   // without ICU's final zero
    return key;
}

struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
using KeyMemory = std::unordered_map<std::string, std::string, TextHash, std::equal_to<>>;

/// Names repeat a few thousand syllables, so their keys are remembered per thread.
void append_key(std::string& out, std::string_view syllable)
{
    static thread_local KeyMemory memory;
    auto found = memory.find(syllable);
    if (found == memory.end()) {
        if (memory.size() >= remembered_syllables) memory.clear();
        found = memory.emplace(std::string{syllable}, key_by_icu(letters::tones_behind(nfc(syllable), false))).first;
    }
    out += found->second;
}

}   // namespace

std::string name_sort_key(std::string_view full_name)
{
    auto const syllables = words(full_name);
    std::string key;
    if (syllables.empty()) return key;
    append_key(key, syllables.back());
    for (std::size_t i = 0; i + 1 < syllables.size(); ++i) {
        key += between_syllables;
        append_key(key, syllables[i]);
    }
    return key;
}

std::string sort_key(std::string_view text)
{
    std::string key;
    for (auto const syllable : words(text)) {
        if (!key.empty()) key += between_syllables;
        append_key(key, syllable);
    }
    return key;
}

std::string collation_version()
{
    UVersionInfo data{};
    make_collator()->getVersion(data);
    return fmt::format("{}-{}.{}.{}.{}", own_version, data[0], data[1], data[2], data[3]);
}

}   // namespace base
