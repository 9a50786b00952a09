#pragma once

#include <string>
#include <string_view>

namespace documents {

/// A QR code: dark and light dots, without the empty margin around them.
struct QrCode {
    int side = 0;            // dots in a row; 0: no code
    std::string dots = {};   // row by row, '1' is dark
    std::string text = {};   // what it says
};
/// What printers and scanners ask for: a dot so wide, and four dots of empty margin on each side.
inline constexpr double qr_dot_mm = 0.45;
inline constexpr int qr_margin_dots = 4;
/// As it is printed, with its margin.
double printed_mm(QrCode const& code);

/// The smallest code that says the text and still reads when a sixth of it is damaged; long texts, whose code would
/// have more than 97 dots in a row, bear half of that. A Bug beyond 2,900 bytes, which no code holds.
QrCode qr_code(std::string_view text);

/// The code with its margin as a black and white picture, four pixels a dot.
std::string png(QrCode const& code);

}   // namespace documents
