#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/json.hpp"
#include "base/numbers.hpp"
#include "base/text.hpp"

/// Whatever the bytes: no crash, valid UTF-8 out, and cleaning twice changes nothing.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    std::string_view const text{reinterpret_cast<char const*>(data), size};
    auto const cleaned = base::clean(text);
    if (!base::is_utf8(cleaned) || base::clean(cleaned) != cleaned) std::abort();
    if (!base::is_utf8(base::fold(text))) std::abort();
    if (!base::is_utf8(base::accent_key(text)) || !base::is_utf8(base::nfc(text))) std::abort();
    if (!base::is_utf8(base::json_quoted(text))) std::abort();
    if (base::name_sort_key(cleaned).size() < base::words(cleaned).size()) std::abort();
    base::sort_key(text);
    base::parse_whole(text);
    return 0;
}
