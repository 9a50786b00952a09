#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace accounts {

/// What one hash costs. The preset is Argon2id with 19 MiB and 2 passes (OWASP); tests take less.
struct HashCost {
    std::uint64_t passes = 2;
    std::size_t memory_bytes = std::size_t{19} * 1024 * 1024;
};

/// Hashes passwords, one at a time on a thread of its own: 25 ms and 19 MiB each would otherwise stop a small machine
/// when many sign in at once. Safe from several threads; callers wait.
class Passwords {
public:
    explicit Passwords(HashCost const& cost = {});
    ~Passwords();
    Passwords(Passwords const&) = delete;
    Passwords& operator=(Passwords const&) = delete;

    /// Empty when too many are waiting: ask the person to try again in a moment.
    std::optional<std::string> hash(std::string_view password) const;
    /// Whether the password belongs to `hash`. An empty hash (no such user, no password) costs the same and never fits.
    /// Empty when too many are waiting.
    std::optional<bool> fits(std::string_view password, std::string_view hash) const;
    /// Whether a hash was made at another cost and should be made anew at the next chance.
    bool is_outdated(std::string_view hash) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// A password that nobody has to invent: 20 small letters and digits in five groups, about 95 bits.
std::string made_password();

}   // namespace accounts
