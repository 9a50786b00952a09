#pragma once

#include <algorithm>
#include <optional>
#include <span>
#include <string_view>

namespace base {

/// A file the program carries in itself: "migrations/0001_accounts.sql", "locale/vi.mo", "assets/app.css".
struct EmbeddedFile {
    std::string_view name;
    std::string_view content;
};

/// All of them, sorted by name (bytes). Made at build by tools/embed.
std::span<EmbeddedFile const> embedded_files();

inline std::optional<std::string_view> embedded_file(std::string_view name)
{
    auto const files = embedded_files();
    auto const found = std::ranges::lower_bound(files, name, {}, &EmbeddedFile::name);
    if (found == files.end() || found->name != name) return std::nullopt;
    return found->content;
}

/// The files whose names start with `prefix`, in order.
inline std::span<EmbeddedFile const> embedded_files_below(std::string_view prefix)
{
    auto const files = embedded_files();
    auto const first = std::ranges::lower_bound(files, prefix, {}, &EmbeddedFile::name);
    auto last = first;
    while (last != files.end() && last->name.starts_with(prefix)) ++last;
    return {first, last};
}

}   // namespace base
