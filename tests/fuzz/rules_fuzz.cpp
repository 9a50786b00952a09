// Any text as a file of rules: what is wrong with it comes back as faults, never otherwise.
#include <array>
#include <cstdint>
#include <string_view>

#include "kernel/rulebook/rulebook.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    std::string_view const text{reinterpret_cast<char const*>(data), size};
    for (auto const* name : {"rules/values/fuzz.toml", "rules/calendar/2026.toml"}) {
        std::array const files{rulebook::RuleFile{name, text}};
        auto const loaded = rulebook::load(files);
        for (auto const key : loaded.rulebook.keys()) (void)loaded.rulebook.find(key, base::day(2026, 1, 1));
    }
    return 0;
}
