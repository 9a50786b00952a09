#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace accounts {

/// SHA-256, piece by piece. Texts enter with their length, so that no two lists of texts give the same bytes.
class Digest {
public:
    Digest();
    ~Digest();
    Digest(Digest const&) = delete;
    Digest& operator=(Digest const&) = delete;

    Digest& add(std::string_view text);
    Digest& add(std::int64_t number);
    /// 32 bytes; the digest begins anew.
    std::string finish();

private:
    void bytes(void const* data, std::size_t size);
    void begin();

    struct Free {
        void operator()(void* state) const;
    };
    std::unique_ptr<void, Free> state_;
};

/// SHA-256 of a text, 32 bytes.
std::string sha256(std::string_view text);
/// Small hexadecimal letters.
std::string hexadecimal(std::string_view bytes);

}   // namespace accounts
