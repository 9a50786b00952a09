#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace secrecy {

/// Whether a text of a file can bear the mark MẬT, judged by the bytes of the file as they come: composed or not, in
/// UTF-16, in letters from before Unicode, cut in two by the signs of a spreadsheet. False is certain; what is true
/// must be read properly.
class Traces {
public:
    /// Takes the next piece of the file.
    bool in_piece(std::string_view bytes);

private:
    std::optional<bool> is_xml_ = {};   // told by the first piece
    std::string tail_;                  // of the pieces before
};

/// The mark in a text, by rule SE-1, also when it is written with letters from before Unicode: "MËT" of .VnTime and
/// "MAÄT" of VNI are "MẬT". "" when there is none.
std::string mark_in_cell(std::string_view text);

}   // namespace secrecy
