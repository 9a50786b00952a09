#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace app {

enum class For : std::uint8_t { every_command, serve, mail };   // mail: serve and the commands that write or send it

/// One setting of the program: an option of the command line, or a variable of the environment. Help and
/// docs/operate/settings.md are made from these rows.
struct Setting {
    std::string_view option;        // "--data-directory"
    std::string_view environment;   // "DONGHANH_DATA_DIRECTORY"
    std::string_view value;         // what to give: "DIR"
    std::string_view preset;        // "" = none
    std::string_view help;          // gettext id
    For scope = For::serve;
};

/// All of them, in the order of the documents.
std::span<Setting const> settings();

}   // namespace app
