#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Vietnamese text. Everything here takes and gives UTF-8. Source of the rules: docs/rules/text.md.
namespace base {

bool is_utf8(std::string_view text);

/// The form text is stored in: NFC, look-alikes of Đ (U+00D0, U+0189) repaired, inner white space folded to one
/// blank, none at the ends. Broken UTF-8 becomes U+FFFD; ask `is_utf8` first where that matters.
std::string clean(std::string_view text);

/// NFC with the look-alikes of Đ repaired; white space stays as it is (for long texts with lines).
std::string nfc(std::string_view text);

/// For search without accents: lower case, đ to d, all marks removed, blanks folded. "Đan Phượng" gives "dan phuong".
/// Tone placement (hòa, hoà) falls away by itself; i and y are unified (Mỹ = Mĩ, Lý = Lí) at the end of a syllable.
std::string fold(std::string_view text);

/// For search with accents: lower case, tone placement unified (hoà = hòa, uỷ = ủy), i and y unified as in `fold`.
/// Two syllables are the same word if and only if their keys are equal.
std::string accent_key(std::string_view text);

/// Bytes that order names as Vietnamese lists do: by given name (the last syllable), then by the rest.
/// Compare as raw bytes; the same in both databases.
std::string name_sort_key(std::string_view full_name);

/// Bytes that order any other text (names of enterprises, units, classes) by the Vietnamese alphabet.
std::string sort_key(std::string_view text);

/// Upper and lower case with all Vietnamese letters.
std::string upper(std::string_view text);
std::string lower(std::string_view text);

/// The syllables of a text, split at blanks.
std::vector<std::string_view> words(std::string_view text);

/// Number of letters as a reader counts them (code points of the NFC form).
std::size_t length(std::string_view text);

/// Version of the collation data in use; stored with the keys, which are rebuilt when it changes.
std::string collation_version();

}   // namespace base
